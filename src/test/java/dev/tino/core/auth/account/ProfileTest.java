package dev.tino.core.auth.account;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ProfileTest {

    private static final String ME = "/api/v1/me";
    private static final String NEW_PASSWORD = "wrong donkey charger";

    @Inject
    Pool pool;
    @Inject
    Erasure erasure;
    private Account ana;

    @BeforeEach
    void setUp() {
        ana = Account.register();
    }

    @Test
    void oneChangesWhatOneNamesAndNothingElse() {
        String username = "Ana" + UUID.randomUUID().toString().substring(0, 8);
        ana.patch(ME, Map.of("name", " Ana Souza ", "username", username, "department", "Vendas"));

        Response changed = ana.patch(ME, "{\"jobTitle\":\"Gerente\",\"department\":null}");

        assertThat(changed.<String> path("name")).isEqualTo("Ana Souza");
        assertThat(changed.<String> path("username")).isEqualTo(username.toLowerCase());
        assertThat(changed.<String> path("jobTitle")).isEqualTo("Gerente");
        assertThat(changed.<String> path("department")).isNull();
        assertThat(ana.get(ME).asString()).isEqualTo(changed.asString());
    }

    @Test
    void oneLogsInByTheNewAddress() {
        String email = UUID.randomUUID() + "@example.com";

        ana.patch(ME, Map.of("email", email.toUpperCase())).then().statusCode(200);

        assertThat(Account.login(email, Account.PASSWORD).statusCode()).isEqualTo(200);
        assertProblem(Account.login(ana.email(), Account.PASSWORD), 401, "WRONG_CREDENTIALS");
    }

    @Test
    void whatIsTakenStaysTaken() {
        Account bruno = Account.register();

        assertProblem(ana.patch(ME, Map.of("email", bruno.email())), 409, "EMAIL_TAKEN");
        assertThat(ana.get(ME).<String> path("email")).isEqualTo(ana.email());
    }

    @Test
    void rolesAreNotOnesOwnToChange() {
        Response tried = ana.patch(ME, Map.of("roles", List.of("admin")));

        assertThat(tried.statusCode()).isIn(200, 422);
        assertThat(ana.get(ME).<List<String>> path("roles")).containsExactly("user");
    }

    @Test
    void badFieldsAreNamed() {
        assertInvalid(ana.patch(ME, Map.of("email", "none")), "email");
        assertInvalid(ana.patch(ME, Map.of("username", "a@b")), "username");
        assertInvalid(ana.patch(ME, Map.of("name", "a\u0007b")), "name");
        assertInvalid(ana.patch(ME, Map.of("jobTitle", "x".repeat(141))), "jobTitle");
    }

    @Test
    void aNewPasswordEndsEveryLogIn() {
        String refreshToken = Account.login(ana.email(), Account.PASSWORD).path("refresh_token");

        Response changed = ana.put(ME + "/password", Map.of("current", Account.PASSWORD, "new", NEW_PASSWORD));

        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(204);
        assertProblem(Account.login(ana.email(), Account.PASSWORD), 401, "WRONG_CREDENTIALS");
        assertThat(Account.login(ana.email(), NEW_PASSWORD).statusCode()).isEqualTo(200);
        assertProblem(given().contentType("application/json").body(Map.of("refresh_token", refreshToken))
                .post("/api/v1/auth/refresh"), 401, "REFRESH_TOKEN_REFUSED");
    }

    @Test
    void nobodyChangesAPasswordThatHeDoesNotKnow() {
        assertInvalid(ana.put(ME + "/password", Map.of("current", "a guess of mine", "new", NEW_PASSWORD)), "current");
        assertInvalid(ana.put(ME + "/password", Map.of("current", Account.PASSWORD, "new", "short")), "new");
        assertInvalid(ana.put(ME + "/password", Map.of("new", NEW_PASSWORD)), "current");
        assertThat(Account.login(ana.email(), Account.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void oneTakesAwayAllThatOneOwns() {
        ana.post("/api/v1/finance/transactions",
                Map.of("date", "2026-01-31", "description", "PADARIA SAO JOAO", "amount", -12.5));
        Account.register().post("/api/v1/finance/transactions",
                Map.of("date", "2026-01-31", "description", "OF SOMEBODY ELSE", "amount", -1));

        Response export = ana.request().accept("application/x-ndjson").get(ME + "/export");

        List<JsonPath> lines = export.asString().lines().map(JsonPath::from).toList();
        assertThat(lines.get(0).getString("kind")).isEqualTo("account");
        assertThat(lines.get(0).getString("data.email")).isEqualTo(ana.email());
        assertThat(export.asString()).doesNotContain("OF SOMEBODY ELSE").doesNotContain(Account.PASSWORD);
    }

    @Test
    void whoeverLeavesTakesEverythingWithHim() {
        ana.post("/api/v1/finance/transactions", Map.of("date", "2026-01-31", "description", "PADARIA", "amount", -12.5));

        Response left = ana.delete(ME);

        assertThat(left.statusCode()).as(left.asString()).isEqualTo(202);
        assertThat(left.header("Location")).endsWith("/api/v1/jobs/" + left.path("jobId"));
        assertProblem(ana.get("/api/v1/jobs/" + left.path("jobId")), 401, "UNAUTHORIZED");
        Account admin = Account.admin();
        Response job = Awaiting.until(() -> admin.get("/api/v1/jobs/" + left.path("jobId")),
                answer -> !Set.of("pending", "running").contains(answer.<String> path("status")));
        assertThat(job.<String> path("status")).as(job.asString()).isEqualTo("completed");
        assertThat(job.<String> path("kind")).isEqualTo("account.erasure");
        assertProblem(ana.get(ME), 401, "UNAUTHORIZED");
        for (String table : List.of("users where id", "finance_transaction where owner_id", "finance_category where owner_id",
                "token_family where account_id", "api_token where owner_id", "request_log where user_id")) {
            assertThat(pool.preparedQuery("select count(*) from " + table + " = $1").executeAndAwait(Tuple.of(ana.id()))
                    .iterator().next().getLong(0)).as(table).isZero();
        }
    }

    @Test
    void anErasureWhoseJobWasRemovedIsQueuedAgain() {
        String lost = ana.delete(ME).path("jobId");
        pool.preparedQuery("delete from job where id = $1").executeAndAwait(Tuple.of(UUID.fromString(lost)));

        erasure.queueLost().await().indefinitely();
        erasure.queueLost().await().indefinitely();

        var jobs = pool.preparedQuery("select erasure_job from users where id = $1 and erasure_job <> $2")
                .executeAndAwait(Tuple.of(ana.id(), UUID.fromString(lost)));
        assertThat(jobs.rowCount()).isEqualTo(1);
        assertThat(Awaiting.until(() -> pool.preparedQuery("select count(*) from users where id = $1")
                .executeAndAwait(Tuple.of(ana.id())).iterator().next().getLong(0), left -> left == 0)).isZero();
    }

    /** Whoever holds a stolen token can send as many harmless changes as he likes. */
    @Test
    void aChangeUndoesNothingThatHappensAtTheSameTime() throws Exception {
        Account admin = Account.admin();
        for (int i = 0; i < 10; i++) {
            Account bruno = Account.with("user", "analyst");
            var hammering = new AtomicBoolean(true);
            CompletableFuture<?> hammer = CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> {
                while (hammering.get()) {
                    bruno.patch(ME, Map.of("name", "Bruno"));
                }
            })).limit(4).toArray(CompletableFuture[]::new));

            admin.put("/api/v1/users/" + bruno.id() + "/roles", Map.of("roles", List.of("user"))).then().statusCode(200);
            bruno.put(ME + "/password", Map.of("current", Account.PASSWORD, "new", NEW_PASSWORD)).then().statusCode(204);
            List<String> roles = admin.get("/api/v1/users/" + bruno.id()).path("roles");
            int oldPassword = Account.login(bruno.email(), Account.PASSWORD).statusCode();
            bruno.delete(ME).then().statusCode(202);
            hammering.set(false);
            hammer.get();

            assertThat(roles).containsExactly("user");
            assertThat(oldPassword).isEqualTo(401);
            assertProblem(Account.login(bruno.email(), NEW_PASSWORD), 401, "WRONG_CREDENTIALS");
        }
    }

    @Test
    void theAddressIsFreeAgainAfterwards() {
        ana.delete(ME).then().statusCode(202);

        Response again = given().contentType("application/json")
                .body(Map.of("email", ana.email(), "password", Account.PASSWORD)).post("/api/v1/auth/register");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<String> path("user.id")).isNotEqualTo(ana.id().toString());
        assertThat(again.<String> path("user.email")).isEqualTo(ana.email());
    }
}
