package dev.tino.compat.rating;

import static dev.tino.compat.rating.RatingClient.ROOT;
import static dev.tino.compat.rating.RatingClient.assertInvalid;
import static dev.tino.compat.rating.RatingClient.assertRefused;
import static dev.tino.compat.rating.RatingClient.login;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LoginsTest {

    private static final String PASSWORD = "uma senha bem longa";

    private final RatingClient anybody = RatingClient.anonymous();
    private final String name = "u" + UUID.randomUUID().toString().substring(0, 18);

    @Test
    void anAccountIsMadeByAUserNameAndSeesItself() {
        Response created = register(name, PASSWORD);

        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        assertThat(created.<Map<String, Object>> path("$")).containsOnlyKeys("id", "username").containsEntry("username", name);
        assertThat(created.<Integer> path("id")).isPositive();
        assertThat(created.header("Deprecation")).startsWith("@");
        Response me = RatingClient.by(login(name, PASSWORD).path("access_token")).get("usuarios/me");
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.<Map<String, Object>> path("$")).isEqualTo(created.path("$"));
    }

    @Test
    void aNameWithAnAtIsAnAddress() {
        String address = name + "@example.com";

        assertThat(register(address, PASSWORD).<String> path("username")).isEqualTo(address);
        assertThat(login(address, PASSWORD).<String> path("user.email")).isEqualTo(address);
        assertRefused(register(address, PASSWORD), 409, "Nome de usuário já cadastrado.");
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        register(name, PASSWORD);

        assertRefused(register(name, PASSWORD), 409, "Nome de usuário já cadastrado.");
        assertRefused(register(name.toUpperCase(), PASSWORD), 409, "Nome de usuário já cadastrado.");
    }

    @Test
    void whatIsWrongWithAnAccountIsToldFieldByField() {
        assertInvalid(anybody.post("usuarios", Map.of()), "missing body.username", "missing body.password");
        assertInvalid(anybody.post("usuarios/", Map.of("username", 5, "password", true)), "string_type body.username",
                "string_type body.password");
        assertInvalid(register("a b", PASSWORD), "value_error body.username");
        assertInvalid(register("not@an@address", PASSWORD), "value_error body.username");
        assertInvalid(register("a\u0000b", PASSWORD), "value_error body.username");
        assertInvalid(register(name, "short"), "value_error body.password");
        assertInvalid(anybody.post("usuarios", "[]"), "model_attributes_type body");
        assertInvalid(anybody.post("usuarios"), "missing body");
    }

    @Test
    void aPasswordIsNotToldAgain() {
        String secret = "segredo-" + UUID.randomUUID();

        assertThat(anybody.post("usuarios", Map.of("password", secret)).asString()).doesNotContain(secret);
        assertThat(register("a b", secret).asString()).doesNotContain(secret);
        assertThat(anybody.post("usuarios", "{\"username\": 1, \"password\": [\"" + secret + "\"]}").asString())
                .doesNotContain(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "{\"username\": \"a\"", "x", "{\"username\": \"a\"} more", "\u0000" })
    void whatIsNoJsonIsUnprocessable(String body) {
        Response answer = anybody.post("usuarios", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.<String> path("detail[0].type")).isEqualTo("json_invalid");
        assertThat(answer.<String> path("detail[0].msg")).isEqualTo("JSON decode error");
    }

    @Test
    void halvesOfCharactersAreToldWithoutThem() {
        Response answer = anybody.post("usuarios", "{\"username\": \"\\ud800\", \"x\": \"\\udfff\"}");

        assertInvalid(answer, "missing body.password");
    }

    @Test
    void aFormLogsInAndTheAnswerIsBoth() {
        register(name, PASSWORD);

        Response answer = login(name, PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<Map<String, Object>> path("$")).containsKeys("access_token", "refresh_token", "expires_in", "user")
                .containsEntry("token_type", "bearer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreRefusedAlike() {
        register(name, PASSWORD);

        for (Response answer : new Response[] { login(name, "another password"), login("nobody-" + name, PASSWORD),
                login("a\u0000b", PASSWORD), login(name, (UUID.randomUUID() + "-").repeat(14)), login(name, "") }) {
            assertRefused(answer, 401, "Nome de usuário ou senha incorretos");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void aFormWithoutFieldsIsUnprocessable() {
        assertInvalid(given().formParam("grant_type", "password").post(ROOT + "auth/login"), "missing body.username",
                "missing body.password");
        assertThat(given().contentType("application/json").body("{}").post(ROOT + "auth/login").statusCode()).isEqualTo(422);
    }

    @Test
    void tokensAreRenewedAsAPair() {
        register(name, PASSWORD);
        Response before = login(name, PASSWORD);

        Response answer = refresh(before.path("refresh_token"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<String> path("token_type")).isEqualTo("bearer");
        assertThat(answer.<String> path("refresh_token")).isNotEqualTo(before.path("refresh_token"));
        assertThat(RatingClient.by(answer.path("access_token")).get("usuarios/me").statusCode()).isEqualTo(200);
        assertThat(refresh(answer.path("refresh_token")).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoRefreshTokenIsRefused() {
        assertRefused(refresh("x.y.z"), 401, "Refresh token inválido ou expirado");
        assertRefused(refresh(""), 401, "Refresh token inválido ou expirado");
        assertInvalid(given().contentType("application/json").body("{}").post(ROOT + "auth/refresh"),
                "missing body.refresh_token");
        assertInvalid(given().contentType("application/json").body("{\"refresh_token\": 7}").post(ROOT + "auth/refresh"),
                "string_type body.refresh_token");
    }

    @Test
    void whoIsNotSignedInIsTold() {
        assertRefused(anybody.get("usuarios/me"), 401, "Not authenticated");
        assertThat(anybody.get("usuarios/me").header("WWW-Authenticate")).isEqualTo("Bearer");
        assertRefused(RatingClient.by("a.b.c").get("usuarios/me"), 401, "Não foi possível validar as credenciais");
    }

    @Test
    void everyAccountHasANumberOfItsOwn() {
        int ana = RatingClient.of(Account.register()).get("usuarios/me").path("id");
        Account bruno = Account.register();

        assertThat(RatingClient.of(bruno).get("usuarios/me").<Integer> path("id")).isNotEqualTo(ana);
        assertThat(RatingClient.of(bruno).get("usuarios/me").<String> path("username")).isEqualTo(bruno.email());
    }

    private Response register(String username, String password) {
        return anybody.post("usuarios/", Map.of("username", username, "password", password));
    }

    private static Response refresh(String token) {
        return given().contentType("application/json").body(Map.of("refresh_token", token)).post(ROOT + "auth/refresh");
    }
}
