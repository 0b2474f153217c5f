package dev.tino.core.audit.request.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.audit.request.traffic.Traffic.Route;
import dev.tino.core.audit.request.traffic.Traffic.RouteLoad;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TrafficReportTest {

    /** Of a bucket: a twelfth of a doubling. */
    private static final double WIDTH = Math.pow(2, 1 / 12.0) - 1;
    private static final AtomicLong YEARS = new AtomicLong(2_300);

    @Inject
    TrafficReport report;
    @Inject
    OldMinutes oldMinutes;
    @Inject
    Pool pool;

    private final UUID ana = UUID.randomUUID();
    /** In a year of its own, in which there are no other requests. */
    private Instant now;

    @BeforeEach
    void moveOn() {
        now = Instant.parse("%d-05-31T14:47:45Z".formatted(YEARS.getAndIncrement()));
    }

    @AfterEach
    void removeDays() {
        pool.query(
                "select log_remove_day('request_log', day) from request_log_day where day > '2250-01-01' or day < '2000-01-01'; "
                        + "select log_free('request_log')")
                .executeAndAwait();
    }

    @Test
    void sumsAreThoseOfTheLogAndPercentilesAsFarOffAsABucketIsWide() {
        Instant from = now.minus(Duration.ofDays(3));
        insert("""
                select $1 + random() * interval '3 days', (array['GET', 'POST'])[1 + n % 2], '/a/' || n % 7,
                       (array[200, 499, 404, 500])[1 + n % 4], (exp(random() * 12) * 50)::bigint
                  from generate_series(1, 5000) n""", from);

        Traffic traffic = report.ofAll(TrafficSpan.WEEK, now).await().indefinitely();

        assertLike(traffic.total(), "true");
        assertThat(traffic.routes()).hasSize(14).allSatisfy(
                route -> assertLike(route.load(), "method = '%s' and route = '%s'".formatted(route.route().method(),
                        route.route().name())));
        assertThat(traffic.points().stream().mapToLong(point -> point.load().requests()).sum()).isEqualTo(5_000);
        assertThat(traffic.before().requests()).isZero();
    }

    @Test
    void whatIsBeforeTheSpanIsComparedAndWhatIsNearerThanThatIsNot() {
        insert("select $1 - n * interval '1 day', 'GET', '/a', 200, 1000 from generate_series(1, 20) n", now);

        Traffic traffic = report.ofAll(TrafficSpan.WEEK, now).await().indefinitely();

        assertThat(traffic.total().requests()).isEqualTo(6);
        assertThat(traffic.before().requests()).isEqualTo(7);
    }

    @Test
    void aSpanOfWhichAPartWasRemovedIsComparedWithNothing() {
        Instant past = Instant.parse("1990-05-31T14:47:45Z");
        insert("select $1 - n * interval '1 day', 'GET', '/a', 200, 1000 from generate_series(1, 20) n", past);

        assertThat(report.ofAll(TrafficSpan.WEEK, past).await().indefinitely().isComparable()).isTrue();
        assertThat(report.ofAll(TrafficSpan.MONTH, past).await().indefinitely().isComparable()).isFalse();
        assertThat(report.ofUser(ana, TrafficSpan.WEEK, past).await().indefinitely().isComparable()).isTrue();
        assertThat(report.ofUser(ana, TrafficSpan.MONTH, past).await().indefinitely().isComparable()).isFalse();
    }

    @Test
    void theLastHourIsToldByTheMinuteUntilItIsOld() {
        Instant today = Instant.now();
        insert("select $1 - n * interval '10 minutes', 'GET', '/by-the-minute', 200, 1000 from generate_series(1, 5) n", today);

        Traffic traffic = report.ofAll(TrafficSpan.HOUR, today).await().indefinitely();
        oldMinutes.remove().await().indefinitely();
        pool.query("insert into request_rollup values (60, false, now() - interval '181 minutes', '', '', 1, 0, 0, '{1}')")
                .executeAndAwait();
        oldMinutes.remove().await().indefinitely();

        assertThat(traffic.routes()).filteredOn(route -> route.route().equals(new Route("GET", "/by-the-minute")))
                .extracting(route -> route.load().requests()).containsExactly(5L);
        assertThat(number("select count(*) from request_rollup where seconds = 60 and slot < now() - interval '3 hours'"))
                .isZero();
        assertThat(number("select count(*) from request_rollup where seconds = 60 and route = '/by-the-minute'")).isEqualTo(5);
        assertThat(number("select sum(requests) from request_rollup where seconds = 86400 and route = '/by-the-minute'"))
                .isEqualTo(5);
    }

    @Test
    void methodsOfTheirOwnMakeNoRowsOfTheirOwn() {
        insert("select $1 - interval '1 hour', 'METHOD' || n, null, 404, 1000 from generate_series(1, 9) n", now);

        Traffic traffic = report.ofAll(TrafficSpan.DAY, now).await().indefinitely();

        assertThat(traffic.routes()).extracting(RouteLoad::route).containsExactly(new Route("OTHER", ""));
        assertThat(traffic.total().refused()).isEqualTo(9);
    }

    @Test
    void aRequestThatLastedForDaysAndOneThatLastedForNoTimeAreCounted() {
        insert("select $1 - interval '1 hour', 'GET', '/a', 200, micros from unnest(array[0, 1000000000000]) micros", now);

        Traffic traffic = report.ofAll(TrafficSpan.DAY, now).await().indefinitely();

        assertThat(traffic.total().p50()).isBetween(0.0, 0.106);
        assertThat(traffic.total().p99()).isGreaterThan(240_000);
    }

    @Test
    void aNumberThatIsFullKeepsNoRequestOutOfTheLog() {
        insert("select $1 - interval '1 hour', 'GET', '/a', 200, 1000", now);
        pool.query("update request_rollup set latencies = array_fill(2147483647, array[40]) where slot > '2250-01-01'")
                .executeAndAwait();

        insert("select $1 - interval '1 hour', 'GET', '/a', 200, 1000", now);

        assertThat(report.ofAll(TrafficSpan.DAY, now).await().indefinitely().total().requests()).isEqualTo(2);
    }

    @Test
    void somebodysOwnTrafficIsHisAlone() {
        insert("select $1 - n * interval '1 hour', 'GET', '/a', 200, 1000 from generate_series(1, 5) n", now);
        pool.query("update request_log set user_id = '%s' where route = '/a' and time > '2250-01-01'".formatted(ana))
                .executeAndAwait();
        insert("select $1 - n * interval '1 hour', 'GET', '/b', 200, 1000 from generate_series(1, 5) n", now);
        insert("select $1 - interval '30 hours', 'GET', '/a', 500, 1000", now);
        pool.query("update request_log set user_id = '%s' where route = '/a' and time > '2250-01-01'".formatted(ana))
                .executeAndAwait();

        Traffic traffic = report.ofUser(ana, TrafficSpan.DAY, now).await().indefinitely();

        assertThat(traffic.routes()).extracting(RouteLoad::route).containsExactly(new Route("GET", "/a"));
        assertThat(traffic.total().requests()).isEqualTo(5);
        assertThat(traffic.total().p50()).isEqualTo(1, within(WIDTH));
        assertThat(traffic.before().requests()).isEqualTo(1);
        assertThat(traffic.before().errors()).isEqualTo(1);
        assertThat(traffic.isCut()).isFalse();
        assertThat(report.ofUser(UUID.randomUUID(), TrafficSpan.DAY, now).await().indefinitely().total().requests()).isZero();
    }

    @Test
    void ofVeryManyRequestsOfOnesOwnTheNewestAreTold() {
        insert("select $1 - n * interval '1 second', 'GET', '/a', 200, 1000 from generate_series(1, %d) n"
                .formatted(TrafficReport.MOST_OWN + 1), now);
        pool.query("update request_log set user_id = '%s' where time > '2250-01-01'".formatted(ana)).executeAndAwait();

        Traffic traffic = report.ofUser(ana, TrafficSpan.DAY, now).await().indefinitely();

        assertThat(traffic.isCut()).isTrue();
        assertThat(traffic.total().requests()).isEqualTo(TrafficReport.MOST_OWN);
    }

    private void assertLike(Load load, String condition) {
        Row exact = pool
                .query(("select count(*), count(*) filter (where status >= 500) as errors, count(*) filter (where status"
                        + " between 400 and 498) as refused, percentile_disc(array[0.5, 0.9, 0.99]) within group (order by micros / 1000.0"
                        + "::double precision) as millis from request_log where time > '2250-01-01' and %s")
                        .formatted(condition))
                .executeAndAwait().iterator().next();
        Double[] millis = exact.getArrayOfDoubles("millis");
        assertThat(load.requests()).isEqualTo(exact.getLong("count"));
        assertThat(load.errors()).isEqualTo(exact.getLong("errors"));
        assertThat(load.refused()).isEqualTo(exact.getLong("refused"));
        // What is faster than the first bucket's end lies in it.
        assertThat(load.p50()).isEqualTo(millis[0], within(Math.max(0.106, millis[0] * WIDTH)));
        assertThat(load.p90()).isEqualTo(millis[1], within(Math.max(0.106, millis[1] * WIDTH)));
        assertThat(load.p99()).isEqualTo(millis[2], within(Math.max(0.106, millis[2] * WIDTH)));
    }

    /** @param rows select of time, method, route, status and microseconds; the moment is its first parameter */
    private void insert(String rows, Instant moment) {
        pool.preparedQuery("select log_make_day('request_log', (($1::timestamptz at time zone 'UTC')::date - ahead)::date)"
                + " from generate_series(-4, 21) ahead").executeAndAwait(Tuple.of(moment.atOffset(ZoneOffset.UTC)));
        pool.preparedQuery("insert into request_log (id, path, time, method, route, status, micros)"
                + " select gen_random_uuid(), '/a', r.* from (" + rows.replace("$1", "$1::timestamptz") + ") r")
                .executeAndAwait(Tuple.of(moment.atOffset(ZoneOffset.UTC)));
    }

    private long number(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getLong(0);
    }
}
