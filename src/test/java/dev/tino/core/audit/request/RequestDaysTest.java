package dev.tino.core.audit.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.tino.core.database.log.RowsOfAPerson;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RequestDaysTest {

    /** Before anything that another test leaves. */
    private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06Z");

    @Inject
    RequestRows rows;
    @Inject
    RequestDays days;
    @Inject
    LoggedRequestsOfAPerson personal;
    @Inject
    Pool pool;
    @Inject
    AgroalDataSource database;

    @Test
    void aMissingDayIsMadeByTheRowThatNeedsItAndDroppedWithAllItsRows() {
        insert(rows(7, LONG_AGO, null));
        insert(rows(3, LONG_AGO.plus(Duration.ofDays(1)), null));

        long whileTheDayLasts = wait(days.removeBefore(Instant.parse("2001-02-03T23:59:59Z")));
        long whenItIsOver = wait(days.removeBefore(Instant.parse("2001-02-04T00:00:00Z")));
        long later = wait(days.removeBefore(Instant.parse("2002-01-01T00:00:00Z")));

        assertThat(whileTheDayLasts).isZero();
        assertThat(whenItIsOver).isEqualTo(7);
        assertThat(later).isEqualTo(3);
        assertThat(count("select count(*) from request_log where time < '2002-01-01'")).isZero();
        assertThat(count("select count(*) from pg_class where relname like 'request_log_2001%'")).isZero();
    }

    @Test
    void aBatchWhoseAnswerWasLostIsNotWrittenTwice() {
        List<RequestRow> batch = rows(5, LONG_AGO.plus(Duration.ofDays(1_000)), null);

        insert(batch);
        insert(batch);

        assertThat(rolledUp(LONG_AGO.plus(Duration.ofDays(1_000)))).isEqualTo(5);
        assertThat(wait(days.removeBefore(LONG_AGO.plus(Duration.ofDays(1_001))))).isEqualTo(5);
    }

    @Test
    void aRowThatTheDatabaseRefusesTakesNoOtherWithIt() {
        var batch = new ArrayList<>(rows(4, LONG_AGO.plus(Duration.ofDays(2_000)), null));
        batch.set(2, new RequestRow(UUID.randomUUID(), batch.get(2).seen(), null, "/\u0000", null, null, null, "bad", null));

        insert(batch);

        assertThat(rolledUp(LONG_AGO.plus(Duration.ofDays(2_000)))).isEqualTo(3);
        assertThat(wait(days.removeBefore(LONG_AGO.plus(Duration.ofDays(2_001))))).isEqualTo(3);
        assertThat(rolledUp(LONG_AGO.plus(Duration.ofDays(2_000)))).isZero();
    }

    @Test
    void nodesThatWriteAtOnceLoseNothingAndLockNobodyOut() {
        var random = new Random(3);
        Instant time = LONG_AGO.plus(Duration.ofDays(6_000));
        wait(pool.query("select log_make_day('request_log', '2017-07-09')").execute());
        List<Uni<Void>> batches = IntStream.range(0, 32).mapToObj(batch -> rows.log().insert(IntStream.range(0, 100)
                .mapToObj(i -> row(time.plusSeconds(random.nextInt(7_200)), "/route/" + random.nextInt(20), null)).toList()))
                .toList();

        wait(Uni.join().all(batches).usingConcurrencyOf(8).andFailFast());

        assertThat(rolledUp(time)).isEqualTo(3_200);
        assertThat(count("select count(*) from (select route, sum(requests) as requests, sum(number) as number"
                + " from request_rollup, lateral (select sum(n) as number from unnest(latencies) n) numbers"
                + " where by_route and seconds = 86400 and slot < '2020-01-01' group by route) r"
                + " join (select route, count(*) from request_log where time < '2020-01-01' group by route) l using (route)"
                + " where r.requests = l.count and r.number = l.count")).isEqualTo(20);
        assertThat(wait(days.removeBefore(LONG_AGO.plus(Duration.ofDays(6_001))))).isEqualTo(3_200);
    }

    @Test
    void todayAndAWeekAheadAreThere() {
        wait(days.makeAhead());
        wait(days.makeAhead());

        assertThat(count("select count(*) from request_log_day where day between (now() at time zone 'UTC')::date"
                + " and (now() at time zone 'UTC')::date + 7")).isEqualTo(8);
    }

    @Test
    void anErasedPersonLeavesRowsThatAreNobodys() {
        Account ana = Account.register();
        Instant time = LONG_AGO.plus(Duration.ofDays(3_000));
        insert(rows(2, time, ana.id()));
        assertThat(wait(personal.page(ana.id(), null)).items()).extracting(RequestView::query).contains("q=1", "q=1");

        wait(pool.withTransaction(transaction -> personal.erase(transaction, ana.id())));
        insert(rows(1, time.plusSeconds(1), UUID.randomUUID()));

        assertThat(wait(personal.page(ana.id(), null)).items()).extracting(RequestView::time).doesNotContain(time);
        assertThat(count("select count(*) from request_log where time >= '%s' and time < '%s' and user_id is null"
                .formatted(time, time.plusSeconds(2)) + " and address is null and query is null and body is null"))
                .isEqualTo(3);
        assertThat(wait(days.removeBefore(time.plus(Duration.ofDays(1))))).isEqualTo(3);
    }

    @Test
    void aPersonWithManyRowsIsErasedSliceBySlice() {
        Account ana = Account.register();
        Instant time = LONG_AGO.plus(Duration.ofDays(4_000));
        insert(rows(1, time, ana.id()));
        insert(rows(1, time.plus(Duration.ofDays(1)), ana.id()));
        long rest = 2 * RowsOfAPerson.SLICE;
        wait(pool.query(("insert into request_log (id, time, method, path, status, micros, user_id) select gen_random_uuid(),"
                + " '%s'::timestamptz + n * interval '5 s', 'GET', '/a', 200, 1, '%s' from generate_series(1, %d) n")
                .formatted(time, ana.id(), rest)).execute());
        String left = "select count(*) from request_log where time < '2015-01-01' and user_id = '%s'".formatted(ana.id());

        OffsetDateTime end = wait(
                LoggedRequestsOfAPerson.ROWS.eraseSlice(pool, ana.id(), OffsetDateTime.parse("2015-01-01T00:00:00Z")));
        long afterASlice = count(left);
        wait(LoggedRequestsOfAPerson.ROWS.eraseSlice(pool, ana.id(), end));
        long afterTwo = count(left);
        wait(pool.withTransaction(transaction -> personal.erase(transaction, ana.id())));

        assertThat(afterASlice).isEqualTo(RowsOfAPerson.SLICE + 2);
        assertThat(afterTwo).isEqualTo(2);
        assertThat(count(left)).isZero();
        wait(days.removeBefore(time.plus(Duration.ofDays(2))));
    }

    @Test
    void anErasureWaitsForRowsThatAreBeingWritten() throws SQLException {
        Account ana = Account.register();
        String hers = "select count(*) from request_log where user_id = '%s'".formatted(ana.id());
        CompletableFuture<Void> erased;

        try (Connection writer = database.getConnection(); var statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("select from users where id = '%s' for key share".formatted(ana.id()));
            statement.execute("insert into request_log (id, time, method, path, status, micros, user_id)"
                    + " values (gen_random_uuid(), now(), 'GET', '/a', 200, 1, '%s')".formatted(ana.id()));
            erased = pool.withTransaction(transaction -> personal.erase(transaction, ana.id())).subscribeAsCompletionStage();
            Awaiting.until(() -> count("select count(*) from pg_locks where not granted"), waiting -> waiting > 0);
            writer.commit();
        }

        assertThat(erased).succeedsWithin(Duration.ofSeconds(20));
        assertThat(count(hers)).isZero();
    }

    @Test
    void rowsThatComeWhileAnAccountIsBeingErasedAreNobodys() {
        Account ana = Account.register();
        Instant time = LONG_AGO.plus(Duration.ofDays(5_000));
        wait(pool.query("update users set closed_at = now() where id = '%s'".formatted(ana.id())).execute());

        insert(rows(2, time, ana.id()));

        assertThat(count("select count(*) from request_log where time = '%s' and user_id is null and address is null"
                .formatted(time))).isEqualTo(2);
        wait(days.removeBefore(time.plus(Duration.ofDays(1))));
    }

    private static List<RequestRow> rows(int count, Instant time, UUID userId) {
        return IntStream.range(0, count).mapToObj(i -> row(time, null, userId)).toList();
    }

    private static RequestRow row(Instant time, String route, UUID userId) {
        var seen = new SeenRequest(time);
        seen.method = "GET";
        seen.userId = userId;
        seen.address = "192.0.2.1";
        return new RequestRow(UUID.randomUUID(), seen, route, "/a", "q=1", null, null, null, "{}");
    }

    /** Requests in the roll-up since the day of a moment long ago, of all routes together. */
    private long rolledUp(Instant time) {
        return count("select coalesce(sum(requests), 0)::bigint from request_rollup where seconds = 3600 and not by_route"
                + " and slot between '%s' and '2020-01-01'".formatted(time.truncatedTo(ChronoUnit.DAYS)));
    }

    private void insert(List<RequestRow> batch) {
        wait(rows.log().insert(batch));
    }

    private long count(String sql) {
        return wait(pool.query(sql).execute()).iterator().next().getLong(0);
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
