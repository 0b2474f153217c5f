package dev.tino.credit.company;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Company;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CompaniesTest {

    private static final String ME = Company.PATH + "/me";

    @Test
    void aCompanyGetsInByItsTokenAtOnce() {
        Instant before = Instant.now().minusSeconds(5);

        Response registered = Company.post(Map.of("name", " Distribuidora Aurora ", "email", "Credito@aurora.example.com"));

        assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(201);
        assertThat(registered.header("Location")).endsWith(ME);
        assertThat(registered.header("Cache-Control")).isEqualTo("no-store");
        Response me = Company.of(registered).get(ME);
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.<Map<String, Object>> path("$")).isEqualTo(registered.path("company"));
        assertThat(me.<String> path("name")).isEqualTo("Distribuidora Aurora");
        assertThat(me.<String> path("email")).isEqualTo("Credito@aurora.example.com");
        assertThat(Instant.parse(me.path("createdAt"))).isBetween(before, Instant.now().plusSeconds(5));
        assertThat(Instant.parse(registered.path("expiresAt"))).isAfter(before.plus(Duration.ofDays(3_650)));
    }

    @Test
    void theTokenTellsWhoseItIs() {
        Account aurora = Company.register();

        var claims = JsonPath.from(new String(Base64.getUrlDecoder().decode(aurora.token().split("\\.")[1]),
                StandardCharsets.UTF_8));

        assertThat(claims.getString("sub")).isEqualTo(aurora.id().toString());
        assertThat(claims.getList("groups")).isEqualTo(List.of("company"));
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(Duration.ofDays(3_650).toSeconds());
    }

    @Test
    void aCompanyIsAnAccountWithoutAnAddress() {
        Account aurora = Company.register();

        Response me = aurora.get("/api/v1/me");

        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.<String> path("id")).isEqualTo(aurora.id().toString());
        assertThat(me.<String> path("email")).isNull();
        assertThat(me.<List<String>> path("roles")).containsExactly("company");
        assertThat(Account.admin().get("/api/v1/users/" + aurora.id()).asString()).isEqualTo(me.asString());
    }

    @Test
    void nobodyLogsInAsACompany() {
        Account aurora = Company.register();

        assertProblem(Account.login(aurora.email(), Account.PASSWORD), 401, "WRONG_CREDENTIALS");
        assertProblem(given().formParam("username", aurora.id()).formParam("password", "null").post("/api/v1/auth/login"), 401,
                "WRONG_CREDENTIALS");
        assertProblem(aurora.post("/api/v1/me/api-tokens", Map.of("name", "another")), 403, "FORBIDDEN");
        assertProblem(aurora.patch("/api/v1/me", Map.of("email", "me@example.com")), 403, "FORBIDDEN");
        assertProblem(aurora.put("/api/v1/me/password", Map.of("current", Account.PASSWORD, "new", "a password of ours")), 403,
                "FORBIDDEN");
    }

    @Test
    void aPersonMayHaveTheAddressOfACompany() {
        Account aurora = Company.register();

        Response person = given().contentType(ContentType.JSON)
                .body(Map.of("email", aurora.email(), "password", Account.PASSWORD)).post("/api/v1/auth/register");

        assertThat(person.statusCode()).isEqualTo(201);
        assertThat(person.<String> path("user.id")).isNotEqualTo(aurora.id().toString());
    }

    @Test
    void twoOfOneNameSeeNothingOfEachOther() {
        Map<String, String> same = Map.of("name", "Aurora", "email", "credito-%s@example.com".formatted(UUID.randomUUID()));

        Response first = Company.post(same);
        Response second = Company.post(same);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.<String> path("company.id")).isNotEqualTo(first.path("company.id"));
        assertThat(Company.of(first).get(ME).<String> path("id")).isEqualTo(first.path("company.id"));
        assertThat(Company.of(second).get(ME).<String> path("id")).isEqualTo(second.path("company.id"));
    }

    @Test
    void aKeyDoesNotKeepAnAnswerThatHoldsASecret() {
        var request = Map.of("name", "Aurora", "email", "credito@example.com");
        String key = UUID.randomUUID().toString();

        Response first = given().header("Idempotency-Key", key).contentType(ContentType.JSON).body(request).post(Company.PATH);
        Response second = given().header("Idempotency-Key", key).contentType(ContentType.JSON).body(request).post(Company.PATH);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.<String> path("company.id")).isNotEqualTo(first.path("company.id"));
    }

    @Test
    void othersDoNotGetIn() {
        Account ana = Account.register();

        assertProblem(given().get(ME), 401, "UNAUTHORIZED");
        assertProblem(given().post(ME + "/token"), 401, "UNAUTHORIZED");
        assertProblem(ana.get(ME), 403, "FORBIDDEN");
        assertProblem(ana.request().post(ME + "/token"), 403, "FORBIDDEN");
        assertProblem(Account.admin().get(ME), 403, "FORBIDDEN");
    }

    @Test
    void aPersonOfTheRoleIsNoCompanyAndKeepsHisTokens() {
        Account ana = Account.with("user", "company");
        Account machine = ana.by(ana.post("/api/v1/me/api-tokens", Map.of("name", "nightly import")).path("token"));

        assertProblem(machine.get(ME), 404, "COMPANY_NOT_FOUND");
        assertProblem(machine.request().post(ME + "/token"), 404, "COMPANY_NOT_FOUND");
        assertThat(machine.get("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void badFieldsAreNamed() {
        String email = "credito@example.com";

        assertInvalid(Company.post(Map.of("email", email)), "name");
        assertInvalid(Company.post(Map.of("name", " ", "email", email)), "name");
        assertInvalid(Company.post(Map.of("name", "x".repeat(201), "email", email)), "name");
        assertInvalid(Company.post(Map.of("name", "Auro\u0000ra", "email", email)), "name");
        assertInvalid(Company.post(Map.of("name", "Aurora\r\nLtda", "email", email)), "name");
        assertInvalid(Company.post(Map.of("name", "Aurora")), "email");
        assertInvalid(Company.post(Map.of("name", "Aurora", "email", "no address")), "email");
        assertInvalid(Company.post(Map.of("name", "Aurora", "email", "a\u0000b@example.com")), "email");
        assertInvalid(Company.post(Map.of("name", "Aurora", "email", "a@" + "example.".repeat(40) + "com")), "email");
        assertThat(Company.post(Map.of("name", "x".repeat(200), "email", email)).statusCode()).isEqualTo(201);
    }

    @Test
    void nobodyRegistersWithMoreRights() {
        Response registered = Company.post(Map.of("name", "Aurora", "email", "credito@example.com", "roles", List.of("admin"),
                "id", Account.admin().id()));

        assertThat(Company.of(registered).get("/api/v1/me").<List<String>> path("roles")).containsExactly("company");
        assertProblem(Company.of(registered).get("/api/v1/users"), 403, "FORBIDDEN");
    }

    @Test
    void whatIsNoRegistrationIsRefused() {
        assertThat(given().contentType(ContentType.JSON).post(Company.PATH).statusCode()).isIn(400, 422);
        assertProblem(Company.post("{\"name\": \"Aurora\", "), 400, "MALFORMED");
        assertProblem(Company.post("null"), 422, "INVALID");
        assertInvalid(Company.post("{\"name\": [\"Aurora\"], \"email\": \"credito@example.com\"}"), "name");
        assertThat(Company.post("[]").statusCode()).isIn(400, 422);
        assertProblem(given().contentType(ContentType.TEXT).body("Aurora").post(Company.PATH), 415, "UNSUPPORTED_MEDIA_TYPE");
    }
}
