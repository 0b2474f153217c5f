package dev.tino.core.auth.token;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ApiTokensTest {

    private static final String PATH = "/api/v1/me/api-tokens";

    private Account ana;

    @BeforeEach
    void setUp() {
        ana = Account.register();
    }

    @Test
    void aMachineGetsInByOneUntilItIsRevoked() {
        Response made = make("nightly import");
        Account machine = machine(made);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(machine.get("/api/v1/me").<String> path("id")).isEqualTo(ana.id().toString());

        Response revoked = ana.delete(PATH + "/" + made.path("id"));

        assertThat(revoked.statusCode()).isEqualTo(204);
        assertProblem(machine.get("/api/v1/me"), 401, "UNAUTHORIZED");
        assertThat(ana.get("/api/v1/me").statusCode()).isEqualTo(200);
        assertProblem(ana.delete(PATH + "/" + made.path("id")), 404, "API_TOKEN_NOT_FOUND");
    }

    @Test
    void theyAreListedByWhatTheyBeginWithAndNoMore() {
        Set<String> prefixes = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            Response made = make("machine " + i);
            assertThat(made.<String> path("token")).startsWith(made.<String> path("prefix"));
            prefixes.add(made.path("prefix"));
        }

        Response first = ana.get(PATH + "?limit=15");
        Response second = ana.get(PATH + "?limit=15&cursor=" + first.path("nextCursor"));

        assertThat(prefixes).hasSize(20);
        assertThat(first.<List<String>> path("items.name")).hasSize(15);
        assertThat(second.<List<String>> path("items.name")).hasSize(5);
        assertThat(second.<List<String>> path("items.prefix")).isSubsetOf(prefixes);
        assertThat(first.asString()).doesNotContain("\"token\"");
    }

    @Test
    void aMachineCannotChangeHowItsOwnerGetsIn() {
        Response made = make("curious");
        Account machine = machine(made);

        assertProblem(machine.post(PATH, Map.of("name", "another")), 403, "FORBIDDEN");
        assertProblem(machine.delete(PATH + "/" + made.path("id")), 403, "FORBIDDEN");
        assertProblem(machine.put("/api/v1/me/password", Map.of("current", Account.PASSWORD, "new", "a password of mine")), 403,
                "FORBIDDEN");
        assertProblem(machine.patch("/api/v1/me", Map.of("email", "me@example.com")), 403, "FORBIDDEN");
        assertProblem(machine.delete("/api/v1/me"), 403, "FORBIDDEN");
    }

    @Test
    void anotherUsersOneIsNotFound() {
        Response made = make("of Ana");

        assertProblem(Account.register().delete(PATH + "/" + made.path("id")), 404, "API_TOKEN_NOT_FOUND");
        assertThat(machine(made).get("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void badFieldsAreNamed() {
        assertInvalid(ana.post(PATH, Map.of()), "name");
        assertInvalid(ana.post(PATH, Map.of("name", "x\u0000y")), "name");
        assertInvalid(ana.post(PATH, Map.of("name", "x", "days", 0)), "days");
        assertInvalid(ana.post(PATH, Map.of("name", "x", "days", 3_651)), "days");
        assertInvalid(ana.post(PATH, new HashMap<>(Map.of("name", " "))), "name");
    }

    private Response make(String name) {
        return ana.post(PATH, Map.of("name", name, "days", 30));
    }

    private Account machine(Response made) {
        return ana.by(made.path("token"));
    }
}
