package dev.tino.core.audit.retention;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RetentionTest {

    private static final String PATH = "/api/v1/audit/retention";
    private static final String RUN = PATH + "/run";
    private static final String RUNS = "items.find { it.name == 'retention-runs' }.";

    @Inject
    Pool pool;
    @Inject
    KeptRows keptRows;
    @Inject
    RetentionSettings settings;

    private Account user;
    private Account admin;

    @BeforeEach
    void register() {
        pool.query("delete from retention_run; delete from retention_setting").executeAndAwait();
        user = Account.register();
        admin = Account.admin();
    }

    @Test
    void withoutAnySettingTheDefaultsAreToldAndNoRun() {
        Response settings = admin.get(PATH);

        assertThat(settings.statusCode()).isEqualTo(200);
        assertThat(settings.<Integer> path(RUNS + "days")).isEqualTo(365);
        assertThat(settings.<String> path(RUNS + "source")).isEqualTo("default");
        assertThat(settings.<Map<String, Object>> path("$")).containsKeys("nextCursor", "lastRun");
        assertThat(settings.<String> path("nextCursor")).isNull();
        assertThat(settings.<Object> path("lastRun")).isNull();
    }

    @Test
    void ofWhatIsKeptInPartitionsEachRowIsCountedOnce() {
        pool.query("analyze model_prediction").executeAndAwait();
        long before = predictions();
        pool.query("select log_make_day('model_prediction', '1990-05-31'); "
                + "insert into model_prediction (id, time, model, version, weight, micros, probability) select gen_random_uuid(), "
                + "'1990-05-31 12:00Z', 'kept', 1, 1, 1, 0 from generate_series(1, 2000); "
                // Told late, rows would be added to those that the analysis has counted.
                + "select pg_stat_force_next_flush()").executeAndAwait();
        try {
            pool.query("analyze model_prediction").executeAndAwait();

            assertThat(predictions() - before).isBetween(1_000L, 3_000L);
        } finally {
            pool.query("select log_remove_day('model_prediction', '1990-05-31'); select log_free('model_prediction')")
                    .executeAndAwait();
        }
    }

    private long predictions() {
        return keptRows.about(settings.kept()).await().indefinitely().get("predictions");
    }

    @Test
    void aChangeIsToldAndRecorded() {
        Response changed = put("retention-runs", 90);

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.<Integer> path(RUNS + "days")).isEqualTo(90);
        assertThat(changed.<String> path(RUNS + "source")).isEqualTo("api");
        assertThat(admin.get(PATH).<Integer> path(RUNS + "days")).isEqualTo(90);
        Response activity = admin.get("/api/v1/audit/activities?actor=%s&action=retention.".formatted(admin.id()));
        assertThat(activity.<List<String>> path("items.action")).containsExactly("retention.changed");
        assertThat(activity.<String> path("items[0].objectId")).isEqualTo("retention-runs");
        assertThat(activity.<Map<String, Object>> path("items[0].detail")).isEqualTo(Map.of("days", 90));
    }

    @Test
    void aRunRemovesWhatHasExpiredAndTellsIt() {
        put("retention-runs", 1);
        pool.query("insert into retention_run (started_at, finished_at, removed, failed)"
                + " values (now() - interval '25 hours', now(), '{}', '{}')").executeAndAwait();

        Response run = admin.request().post(RUN);

        assertThat(run.statusCode()).isEqualTo(200);
        assertThat(run.<Integer> path("removed.retention-runs")).isEqualTo(1);
        assertThat(run.<List<String>> path("failed")).isEmpty();
        assertThat(admin.get(PATH).<String> path("lastRun.startedAt")).isEqualTo(run.path("startedAt"));
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("tino_retention_removed_total\\{name=\"retention-runs\",?\\} [1-9]");
    }

    @Test
    void aSecondRunMeanwhileIsRefused() {
        var other = pool.getConnectionAndAwait();
        other.query("select pg_advisory_lock('retention_run'::regclass::bigint)").executeAndAwait();

        Response refused = admin.request().post(RUN);

        other.query("select pg_advisory_unlock_all()").executeAndAwait();
        other.closeAndAwait();
        assertProblem(refused, 409, "RETENTION_RUNNING");
        assertThat(admin.request().post(RUN).statusCode()).isEqualTo(200);
    }

    @Test
    void badSettingsAreNamedAndNothingChanges() {
        assertInvalid(put("nothing-kept", 30), "items[0].name");
        assertInvalid(put("retention-runs", 0), "items[0].days");
        assertInvalid(put("retention-runs", 36_501), "items[0].days");
        assertInvalid(put(Map.of("items", List.of())), "items");
        assertInvalid(put(Map.of()), "items");
        assertInvalid(put(Map.of("items", List.of(item("retention-runs", 3), item("retention-runs", 4)))), "items[1].name");
        assertInvalid(put(Map.of("items", List.of(item("retention-runs", 3), item("nothing-kept", 4)))), "items[1].name");
        assertThat(admin.get(PATH).<String> path(RUNS + "source")).isEqualTo("default");
    }

    @Test
    void onlyAdministratorsMayLookChangeOrRun() {
        var change = Map.of("items", List.of(item("retention-runs", 3)));

        assertProblem(user.get(PATH), 403, "FORBIDDEN");
        assertProblem(user.request().contentType(ContentType.JSON).body(change).put(PATH), 403, "FORBIDDEN");
        assertProblem(user.request().post(RUN), 403, "FORBIDDEN");
        assertProblem(given().get(PATH), 401, "UNAUTHORIZED");
        assertProblem(given().post(RUN), 401, "UNAUTHORIZED");
    }

    private Response put(String name, int days) {
        return put(Map.of("items", List.of(item(name, days))));
    }

    private Response put(Object body) {
        return admin.request().contentType(ContentType.JSON).body(body).put(PATH);
    }

    private static Map<String, Object> item(String name, int days) {
        return Map.of("name", name, "days", days);
    }
}
