package dev.tino.core.audit.request.stats;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.error.Failure;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StatsTest {

    private static final String STATS = "/api/v1/audit/stats";
    private static final String THAT_HOUR = STATS + "?from=2003-05-05T10:00:00Z&to=2003-05-05T11:00:00Z";

    @Inject
    AgroalDataSource database;
    @Inject
    Pool pool;
    private Account admin;

    @BeforeEach
    void hundredRequestsAndThreeInAnotherMinute() throws SQLException {
        admin = Account.admin();
        execute("select log_make_day('request_log', '2003-05-05')");
        execute("delete from request_log where time < '2004-01-01'");
        execute("insert into request_log (id, time, method, route, path, status, micros)"
                + " select gen_random_uuid(), '2003-05-05T10:07:00Z'::timestamptz + n * interval '0.1 s', 'GET', '/a/{id}', '/a/' || n,"
                + " case when n <= 10 then 500 when n <= 30 then 404 else 200 end, n * 1000 from generate_series(1, 100) n");
        execute("insert into request_log (id, time, method, route, path, status, micros) values"
                + " (gen_random_uuid(), '2003-05-05T10:08:59.999999Z', 'POST', '/a/{id}', '/a/1', 201, 5000),"
                + " (gen_random_uuid(), '2003-05-05T10:08:00Z', 'GET', '/a/{id}', '/a/1', 200, 7000),"
                + " (gen_random_uuid(), '2003-05-05T10:08:10Z', 'GET', null, '/b', 404, 1500),"
                + " (gen_random_uuid(), '2003-05-05T11:00:00Z', 'GET', null, '/late', 404, 1500)");
    }

    @Test
    void requestsErrorsAndPercentilesAreToldByRouteAndMinute() {
        Response stats = admin.get(THAT_HOUR);

        assertThat(stats.statusCode()).isEqualTo(200);
        assertThat(stats.<Integer> path("requests")).isEqualTo(103);
        assertThat(stats.<Integer> path("errors")).isEqualTo(10);
        assertThat(stats.<Integer> path("refused")).isEqualTo(21);
        assertThat(((Number) stats.path("errorRate")).doubleValue()).isEqualTo(10 / 103.0, within(1e-6));
        assertThat(stats.<List<String>> path("items.minute")).containsExactly("2003-05-05T10:08:00Z", "2003-05-05T10:08:00Z",
                "2003-05-05T10:08:00Z", "2003-05-05T10:07:00Z");
        assertThat(stats.<List<String>> path("items.route")).containsExactly(null, "/a/{id}", "/a/{id}", "/a/{id}");
        Map<String, Object> hundred = stats.path("items[3]");
        assertThat(hundred).containsEntry("requests", 100).containsEntry("errors", 10).containsEntry("refused", 20);
        assertThat(((Number) hundred.get("p50")).doubleValue()).isEqualTo(50.5, within(1e-4));
        assertThat(((Number) hundred.get("p90")).doubleValue()).isEqualTo(90.1, within(1e-4));
        assertThat(((Number) hundred.get("p99")).doubleValue()).isEqualTo(99.01, within(1e-4));
    }

    @Test
    void pagesAddUpToTheWhole() {
        var minutes = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            Response page = admin.get(THAT_HOUR + "&limit=1&cursor=" + cursor);
            assertThat(page.<Integer> path("requests")).isEqualTo(103);
            assertThat(page.<Integer> path("errors")).isEqualTo(10);
            assertThat(page.<Integer> path("refused")).isEqualTo(21);
            minutes.add(page.path("items[0].method") + " " + page.path("items[0].route") + " " + page.path("items[0].minute"));
            cursor = page.path("nextCursor");
        }

        assertThat(minutes).containsExactly("GET null 2003-05-05T10:08:00Z", "GET /a/{id} 2003-05-05T10:08:00Z",
                "POST /a/{id} 2003-05-05T10:08:00Z", "GET /a/{id} 2003-05-05T10:07:00Z");
    }

    @Test
    void laterPagesKeepWhatTheFirstCounted() throws SQLException {
        String cursor = admin.get(THAT_HOUR + "&limit=1").path("nextCursor");
        execute("delete from request_log where time < '2004-01-01'");

        Response second = admin.get(THAT_HOUR + "&limit=1&cursor=" + cursor);

        assertThat(second.<Integer> path("requests")).isEqualTo(103);
        assertThat(second.<List<?>> path("items")).isEmpty();
    }

    @Test
    void aSpanThatTakesTooLongIsRefused() throws SQLException {
        var impatient = new RequestStats(pool, Duration.ofMillis(50));

        try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table request_log_20030505");
            Uni<StatsPage> page = impatient.page(Instant.parse("2003-05-05T10:00:00Z"), Instant.parse("2003-05-05T11:00:00Z"),
                    50,
                    null);

            assertThatThrownBy(() -> page.await().atMost(Duration.ofSeconds(20))).isInstanceOf(Failure.class)
                    .hasMessage("from: span too long to add up; ask for a shorter one");
            connection.rollback();
        }
    }

    @Test
    void badSpansAreNamed() {
        assertInvalid(admin.get(STATS + "?from=2003-05-05T10:00:00Z&to=2003-05-12T10:00:01Z"), "from");
        assertInvalid(admin.get(STATS + "?from=2003-05-05T10:00:00Z&to=2003-05-05T09:00:00Z"), "from");
        assertInvalid(admin.get(STATS + "?from=2003-05-05T10:00:00Z&to=2003-07-05T09:00:00Z"), "from");
        assertInvalid(admin.get(STATS + "?to=noon"), "to");
        assertInvalid(admin.get(THAT_HOUR + "&cursor=abc"), "cursor");
    }

    @Test
    void onlyAnAdministratorReadsThem() {
        assertProblem(Account.register().get(STATS), 403, "FORBIDDEN");
        assertThat(admin.get(STATS).statusCode()).isEqualTo(200);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
