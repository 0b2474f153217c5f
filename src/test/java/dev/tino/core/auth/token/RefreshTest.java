package dev.tino.core.auth.token;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.tino.core.crypto.Hmac;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RefreshTest {

    private static final int RACES = 10;
    private static final int RUNNERS = 50;

    @Inject
    Pool pool;

    @Test
    void aRefreshTokenYieldsANewPair() {
        String first = refreshToken();

        Response refreshed = refresh(first);

        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(refreshed.header("Cache-Control")).isEqualTo("no-store");
        assertThat(refreshed.<String> path("token_type")).isEqualTo("Bearer");
        assertThat(refreshed.<Integer> path("expires_in")).isEqualTo(900);
        assertThat(refreshed.<String> path("refresh_token")).isNotEqualTo(first);
        assertThat(me(refreshed.path("access_token")).statusCode()).isEqualTo(200);
    }

    @Test
    void aSpentOneYieldsTheSameSuccessorForAMoment() {
        String first = refreshToken();
        String successor = refresh(first).path("refresh_token");

        Response again = refresh(first);

        assertThat(again.<String> path("refresh_token")).isEqualTo(successor);
        assertThat(refresh(successor).statusCode()).isEqualTo(200);
    }

    @Test
    void aSpentOneEndsTheLogInAfterThatMoment() {
        String first = refreshToken();
        String successor = refresh(first).path("refresh_token");
        pool.preparedQuery("update token_family set rotated_at = now() - interval '31 seconds' where id = $1")
                .executeAndAwait(Tuple.of(family(first)));

        assertProblem(refresh(first), 401, "REFRESH_TOKEN_REFUSED");
        assertProblem(refresh(successor), 401, "REFRESH_TOKEN_REFUSED");
    }

    @Test
    void fiftyAtOnceGetOneSuccessor() throws Exception {
        ExecutorService runners = Executors.newFixedThreadPool(RUNNERS);
        try {
            String token = refreshToken();
            for (int race = 0; race < RACES; race++) {
                String start = token;
                Set<String> successors = new HashSet<>();
                List<Callable<Response>> runs = Stream.<Callable<Response>> generate(() -> () -> refresh(start)).limit(RUNNERS)
                        .toList();
                for (var run : runners.invokeAll(runs)) {
                    assertThat(run.get().statusCode()).as("race %d: %s", race, run.get().asString()).isEqualTo(200);
                    successors.add(run.get().path("refresh_token"));
                }
                assertThat(successors).as("race %d", race).hasSize(1);
                token = successors.iterator().next();
            }
        } finally {
            runners.shutdown();
        }
    }

    @Test
    void aStolenOneIsFoundEachTime() {
        for (int theft = 0; theft < RACES; theft++) {
            String stolen = refreshToken();
            String second = refresh(stolen).path("refresh_token");
            String third = refresh(second).path("refresh_token");

            Response used = refresh(stolen);

            assertProblem(used, 401, "REFRESH_TOKEN_REFUSED");
            assertProblem(refresh(third), 401, "REFRESH_TOKEN_REFUSED");
            assertThat(activities("session.stolen", family(stolen))).as("theft %d", theft).isEqualTo(1);
        }
    }

    @Test
    void loggingOutEndsTheLogInAndNoOther() {
        Account ana = Account.register();
        String here = Account.login(ana.email(), Account.PASSWORD).path("refresh_token");
        String there = Account.login(ana.email(), Account.PASSWORD).path("refresh_token");

        Response loggedOut = post("logout", here);

        assertThat(loggedOut.statusCode()).isEqualTo(204);
        assertThat(loggedOut.header("Cache-Control")).isEqualTo("no-store");
        assertProblem(refresh(here), 401, "REFRESH_TOKEN_REFUSED");
        assertThat(post("logout", here).statusCode()).isEqualTo(204);
        assertThat(refresh(there).statusCode()).isEqualTo(200);
    }

    @Test
    void oneThatTinoNeverGaveIsRefused() {
        String genuine = refreshToken();
        String[] parts = genuine.split("\\.");
        String ahead = parts[0] + "." + (Integer.parseInt(parts[1]) + 1) + "." + parts[2];
        String foreign = new RefreshToken(family(genuine), 0).sign(new Hmac(new byte[32]));

        for (String forged : List.of(ahead, foreign, "a.b.c", "...", genuine + "A", genuine.substring(5),
                "refresh".repeat(280))) {
            assertProblem(refresh(forged), 401, "REFRESH_TOKEN_REFUSED");
            assertProblem(post("logout", forged), 401, "REFRESH_TOKEN_REFUSED");
        }
        assertThat(refresh(genuine).statusCode()).isEqualTo(200);
    }

    @Test
    void oneThatIsNoTextIsInvalid() {
        assertInvalid(refresh("a\u0000b"), "refresh_token");
        assertInvalid(given().contentType(ContentType.JSON).body(Map.of()).post("/api/v1/auth/refresh"), "refresh_token");
    }

    private static String refreshToken() {
        Account ana = Account.register();
        return Account.login(ana.email(), Account.PASSWORD).path("refresh_token");
    }

    private static Response refresh(String token) {
        return post("refresh", token);
    }

    private static Response post(String route, String token) {
        return given().contentType(ContentType.JSON).body(Map.of("refresh_token", token)).post("/api/v1/auth/" + route);
    }

    private static Response me(String accessToken) {
        return given().header("Authorization", "Bearer " + accessToken).get("/api/v1/me");
    }

    private UUID family(String token) {
        var bytes = java.nio.ByteBuffer.wrap(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[0]));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private long activities(String action, UUID objectId) {
        return pool.preparedQuery("select count(*) from activity where action = $1 and object_id = $2")
                .executeAndAwait(Tuple.of(action, objectId.toString())).iterator().next().getLong(0);
    }
}
