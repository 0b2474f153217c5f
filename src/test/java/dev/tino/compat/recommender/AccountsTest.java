package dev.tino.compat.recommender;

import static dev.tino.compat.recommender.Reader.assertError;
import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccountsTest {

    private static final String AUTH = Reader.API + "/auth/";
    private static final String MISSING = "Usuário e senha são obrigatórios";
    private static final String WRONG = "Usuário ou senha inválidas";
    private static final String UNREADABLE = "O corpo da requisição não é um objeto JSON válido";
    private static final String REFUSED = "Refresh token inválido ou não existe, fazer o Login novamente";

    @ConfigProperty(name = "tino.auth.keys-directory")
    java.nio.file.Path keys;

    @Test
    void aUserNameSufficesForAnAccount() {
        String username = "Ana." + UUID.randomUUID().toString().substring(0, 8);

        Response registered = Reader.send("register", username, Account.PASSWORD);

        assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(201);
        assertThat(registered.<Map<String, Object>> path("")).containsOnlyKeys("msg", "access_token", "refresh_token",
                "user_id");
        assertThat(registered.<String> path("msg")).isEqualTo("Usuário criado com sucesso");
        assertThat(registered.jsonPath().getLong("user_id")).isPositive();
        assertThat(registered.header("Cache-Control")).isEqualTo("no-store");
        Response me = Reader.of(username, registered).request().get("/api/v1/me");
        assertThat(me.<String> path("username")).isEqualTo(username.toLowerCase());
        assertThat(me.<String> path("email")).isEqualTo(username.toLowerCase() + "@users.invalid");
        assertThat(me.<List<String>> path("roles")).containsExactly("user");
    }

    @Test
    void anAddressForAUserNameIsTakenAsOne() {
        String address = UUID.randomUUID() + "@example.com";

        Response registered = Reader.send("register", address, Account.PASSWORD);

        assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(201);
        assertThat(Reader.of(address, registered).request().get("/api/v1/me").<String> path("email")).isEqualTo(address);
        assertThat(Reader.send("login", address, Account.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void aTakenNameIsRefused() {
        Reader ana = Reader.register();

        assertError(Reader.send("register", ana.username(), "another password"), 400, "Usuário já existe");
        assertError(Reader.send("register", ana.username().toUpperCase(), "another password"), 400, "Usuário já existe");
        assertError(Reader.send("register", Account.register().email(), "another password"), 400, "Usuário já existe");
    }

    @Test
    void whatBreaksTheRulesIsRefusedInPortuguese() {
        String name = "O nome de usuário deve ter de 3 a 40 letras sem acento, algarismos, pontos, hífens ou sublinhados";
        String password = "A senha deve ter de 8 a 128 caracteres";

        for (String username : List.of("an", "ana maria", "joão", "a".repeat(41), "ana\u0000")) {
            assertError(Reader.send("register", username, Account.PASSWORD), 400, name);
        }
        for (String refused : List.of("short", "p".repeat(129))) {
            assertError(Reader.send("register", "ana" + System.nanoTime(), refused), 400, password);
        }
        assertError(Reader.send("register", "a@b@c", Account.PASSWORD), 400, "O endereço de e-mail não é válido");
    }

    @Test
    void whatIsMissingOrUnreadableIsToldInPortuguese() {
        for (String route : List.of("register", "login")) {
            for (String body : List.of("", "{}", "{\"username\": \"ana\"}", "{\"password\": \"x\"}",
                    "{\"username\": \"\", \"password\": \"x\"}", "{\"username\": 7, \"password\": [\"x\"]}",
                    "{\"username\": null, \"password\": null}")) {
                assertError(post(route, body), 400, MISSING);
            }
            for (String body : List.of("{", "[]", "null", "\"ana\"", "{\"username\": \"ana\", \"password\": \"\ud800",
                    "username=ana&password=x")) {
                assertError(post(route, body), 400, UNREADABLE);
            }
        }
    }

    @Test
    void theMediaTypeOfABodyDoesNotMatter() {
        String username = "ana" + System.nanoTime();

        Response registered = given().contentType("text/plain")
                .body("{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, Account.PASSWORD))
                .post(AUTH + "register");

        assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(201);
    }

    @Test
    void aLogInGivesTheSameNumberAgain() {
        Reader ana = Reader.register();

        Response entered = Reader.send("login", ana.username(), Account.PASSWORD);

        assertThat(entered.statusCode()).isEqualTo(200);
        assertThat(entered.<Map<String, Object>> path("")).containsOnlyKeys("access_token", "refresh_token", "user_id");
        assertThat(entered.jsonPath().getLong("user_id")).isEqualTo(ana.number()).isNotEqualTo(Reader.register().number());
        assertThat(claims(entered.path("access_token"))).contains("\"client\":\"recommender\"");
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreTheSame() {
        Reader ana = Reader.register();

        assertError(Reader.send("login", ana.username(), "not-anas-password"), 401, WRONG);
        assertError(Reader.send("login", "nobody" + System.nanoTime(), Account.PASSWORD), 401, WRONG);
        assertError(Reader.send("login", ana.username(), "p".repeat(1_000)), 401, WRONG);
        assertError(Reader.send("login", "a\u0000b", Account.PASSWORD), 401, WRONG);
    }

    @Test
    void anAddressInTheBodyIsTinosOwnLogIn() {
        Account bruno = Account.register();

        assertThat(Account.login(bruno.email(), Account.PASSWORD).<String> path("user.id")).isEqualTo(bruno.id().toString());
        assertProblem(Account.login(bruno.email(), "not-anas-password"), 401, "WRONG_CREDENTIALS");
        assertInvalid(given().contentType(ContentType.JSON).body("{\"email\": \"x\", \"password\": \"short\"}")
                .post(AUTH + "register"), "password");
    }

    @Test
    void aRefreshTokenRenewsAgainAndAgain() {
        Reader ana = Reader.register();

        Response once = refresh(ana.refreshToken());
        Response again = refresh(ana.refreshToken());

        for (Response renewed : List.of(once, again)) {
            assertThat(renewed.statusCode()).as(renewed.asString()).isEqualTo(200);
            assertThat(renewed.<Map<String, String>> path("")).containsOnlyKeys("access_token", "access token");
            String token = renewed.path("access_token");
            assertThat(renewed.<Map<String, String>> path("")).containsEntry("access token", token);
            assertThat(claims(token)).contains("\"client\":\"recommender\"");
            assertThat(given().header("Authorization", "Bearer " + token).get("/api/v1/me").statusCode()).isEqualTo(200);
        }
        assertThat(once.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aLogInThatIsOverRenewsNothing() {
        Reader ana = Reader.register();
        given().contentType(ContentType.JSON).body(Map.of("refresh_token", ana.refreshToken())).post(AUTH + "logout").then()
                .statusCode(204);

        assertError(refresh(ana.refreshToken()), 401, "Refresh token expirado, fazer login novamente");
    }

    @Test
    void whatIsNoRefreshTokenRenewsNothing() {
        Reader ana = Reader.register();

        assertError(refresh("rubbish"), 401, REFUSED);
        assertError(refresh(ana.token()), 401, REFUSED);
        assertError(given().post(AUTH + "refresh"), 401, "Token não informado ou cabeçalho ausente");
        assertError(given().header("Authorization", ana.refreshToken()).post(AUTH + "refresh"), 401,
                "Token não informado ou cabeçalho ausente");
    }

    @Test
    void aTokenInTheBodyIsRenewedAsTinoDoes() {
        String refreshToken = Reader.register().refreshToken();

        Response renewed = given().contentType(ContentType.JSON).body(Map.of("refresh_token", refreshToken))
                .post(AUTH + "refresh");

        assertThat(renewed.<String> path("token_type")).isEqualTo("Bearer");
        assertThat(renewed.<String> path("refresh_token")).isNotEqualTo(refreshToken);
    }

    @Test
    void whatIsWrongWithATokenIsTold() {
        Account ana = Account.register();

        assertError(given().get(Reader.API + "/genres/"), 401, "Token não informado ou cabeçalho ausente");
        for (String token : List.of("rubbish", ana.token() + "x", ana.token().substring(20))) {
            assertError(by(token), 401, "Token inválido");
        }
        assertError(by(expired(ana.id())), 401, "Token expirado");
    }

    private Response by(String token) {
        return given().header("Authorization", "Bearer " + token).get(Reader.API + "/genres/");
    }

    private String expired(UUID account) {
        KeyFolder folder = KeyFolder.load(keys);
        return Jwt.issuer("tino").subject(account.toString()).expiresAt(Instant.now().minusSeconds(60)).jws()
                .keyId(folder.currentId()).sign(folder.keys().get(folder.currentId()));
    }

    private static Response post(String route, String body) {
        // At the address that no other system has: nothing of a body that cannot be read tells whose it is.
        return given().contentType("application/json").body(body.getBytes(StandardCharsets.UTF_8))
                .post(AccountResource.PATH + "/" + route);
    }

    private static Response refresh(String token) {
        return given().header("Authorization", "Bearer " + token).post(AUTH + "refresh");
    }

    private static String claims(String accessToken) {
        return new String(Base64.getUrlDecoder().decode(accessToken.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
