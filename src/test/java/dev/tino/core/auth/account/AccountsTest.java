package dev.tino.core.auth.account;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccountsTest {

    @Test
    void registeringLogsIn() {
        String email = "Ana-%s@Example.com".formatted(UUID.randomUUID());

        Response registered = register(Map.of("email", email, "password", Account.PASSWORD, "name", "Ana"));

        assertThat(registered.statusCode()).isEqualTo(201);
        assertThat(registered.header("Cache-Control")).isEqualTo("no-store");
        assertThat(registered.<String> path("token_type")).isEqualTo("Bearer");
        assertThat(registered.<Integer> path("expires_in")).isEqualTo(900);
        assertThat(registered.<String> path("user.email")).isEqualTo(email.toLowerCase());
        assertThat(registered.<List<String>> path("user.roles")).containsExactly("user");
        Response me = given().header("Authorization", "Bearer " + registered.path("access_token")).get("/api/v1/me");
        assertThat(me.<String> path("id")).isEqualTo(registered.path("user.id"));
        assertThat(me.<String> path("name")).isEqualTo("Ana");
    }

    @Test
    void oneLogsInByEmailInAnyCaseOrByUserNameInAForm() {
        String username = "ana" + UUID.randomUUID().toString().substring(0, 8);
        String email = username + "@example.com";
        register(Map.of("email", email, "password", Account.PASSWORD, "username", username));

        Response byEmail = Account.login(email.toUpperCase(), Account.PASSWORD);
        Response byForm = given().formParam("username", username).formParam("password", Account.PASSWORD)
                .post("/api/v1/auth/login");

        assertThat(byEmail.statusCode()).isEqualTo(200);
        assertThat(byForm.statusCode()).isEqualTo(200);
        assertThat(byForm.<String> path("user.id")).isEqualTo(byEmail.path("user.id"));
    }

    @Test
    void unknownUserAndWrongPasswordGetTheSameAnswer() {
        Account ana = Account.register();

        Response wrong = Account.login(ana.email(), "not the password");
        Response unknown = Account.login("nobody@example.com", "not the password");

        assertProblem(wrong, 401, "WRONG_CREDENTIALS");
        assertProblem(unknown, 401, "WRONG_CREDENTIALS");
        assertThat(unknown.<String> path("detail")).isEqualTo(wrong.path("detail"));
    }

    @Test
    void noByteOfALongPasswordIsIgnored() {
        String email = UUID.randomUUID() + "@example.com";
        String password = "a long password ".repeat(8).substring(0, 100);
        register(Map.of("email", email, "password", password));

        Response shortened = Account.login(email, password.substring(0, 99));

        assertProblem(shortened, 401, "WRONG_CREDENTIALS");
        assertThat(Account.login(email, password).statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressIsRegisteredOnce() {
        Account ana = Account.register();

        Response again = register(Map.of("email", ana.email().toUpperCase(), "password", Account.PASSWORD));

        assertProblem(again, 409, "EMAIL_TAKEN");
    }

    @Test
    void aUserNameIsTakenOnce() {
        String username = "bob" + UUID.randomUUID().toString().substring(0, 8);
        register(Map.of("email", username + "@example.com", "password", Account.PASSWORD, "username", username));

        Response again = register(
                Map.of("email", username + "@example.org", "password", Account.PASSWORD, "username", username));

        assertProblem(again, 409, "USERNAME_TAKEN");
    }

    @Test
    void badFieldsAreNamed() {
        assertInvalid(register(Map.of("email", "no address", "password", Account.PASSWORD)), "email");
        assertInvalid(register(Map.of("email", "a\u0000b@example.com", "password", Account.PASSWORD)), "email");
        assertInvalid(register(Map.of("email", "a@example.com", "password", "short")), "password");
        assertInvalid(register(Map.of("email", "a@example.com", "password", "a long password ".repeat(9).substring(0, 129))),
                "password");
        assertInvalid(register(Map.of("password", Account.PASSWORD)), "email");
    }

    @Test
    void controlCharactersDoNotReachTheDatabase() {
        assertInvalid(Account.login("a\u0000b", Account.PASSWORD), "email");
        assertInvalid(given().formParam("username", "a\u0000b").formParam("password", "x").post("/api/v1/auth/login"),
                "username");
    }

    @Test
    void withoutTokenNobodyGetsIn() {
        assertProblem(given().get("/api/v1/me"), 401, "UNAUTHORIZED");
    }

    private static Response register(Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/auth/register");
    }
}
