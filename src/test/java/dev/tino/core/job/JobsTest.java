package dev.tino.core.job;

import static dev.tino.core.job.SubmittedJobs.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The engine against its table. */
@QuarkusTest
@TestProfile(JobsTest.Hasty.class)
@QuarkusTestResource(TestDatabase.class)
class JobsTest {

    private static final int SLOTS = 8;

    /** Waits that nobody waits for. */
    public static class Hasty implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tino.jobs.retry.delay", "0.02S", "tino.jobs.lease", "2S", "tino.jobs.poll", "0.2S");
        }
    }

    @Inject
    SubmittedJobs submitted;

    @Inject
    Jobs jobs;

    @Inject
    JobControl control;

    @Inject
    Vertx vertx;

    @Inject
    JobLeases leases;

    @Inject
    JobsConfig config;

    @Inject
    JobHandlers handlers;

    @Inject
    JobQueue queue;

    @Inject
    JobContents contents;

    @Inject
    JobSignals signals;

    @Inject
    Transports transports;

    @Inject
    RunWrites writes;

    @Inject
    Pool pool;

    private UUID ana;

    @BeforeEach
    void forget() {
        ana = Account.register().id();
        TestJobs.BEGUN.clear();
        TestJobs.mended = false;
    }

    @Test
    void aJobRunsThroughItsStages() {
        UUID id = submitted.submit(TestJobs.STAGES, ana);

        submitted.awaitStatus(id, "completed");

        String stage = transports.chosen().handsOverStages() ? "pending running progress" : "running progress";
        assertThat(String.join(" ", submitted.events(id)))
                .isEqualTo("pending running progress " + stage + " " + stage + " completed");
        assertThat(submitted.row(id).getInteger("attempt")).isEqualTo(transports.chosen().handsOverStages() ? 3 : 1);
        assertThat(submitted.row(id).getInteger("tries")).isEqualTo(1);
        assertThat(submitted.row(id).getInteger("stage")).isEqualTo(2);
    }

    @Test
    void aJobThatFailsInALaterStageIsTriedOnceMore() {
        UUID id = submitted.submit(TestJobs.STUMBLING, ana);

        submitted.awaitStatus(id, "completed");

        assertThat(submitted.row(id).getInteger("tries")).isEqualTo(2);
    }

    @Test
    void ofACompletedJobOnlyItsResultIsLeft() {
        UUID id = submitted.submit(TestJobs.STAGES, ana, "in", "put");

        submitted.awaitStatus(id, "completed");

        var names = new ArrayList<String>();
        pool.preparedQuery("select name from job_content where job_id = $1")
                .executeAndAwait(Tuple.of(id)).forEach(row -> names.add(row.getString(0)));
        assertThat(names).containsExactly("result");
    }

    @Test
    void aJobOfATransactionThatRollsBackIsNotThere() {
        var ids = new ArrayList<UUID>();

        assertThatThrownBy(() -> pool.withTransaction(transaction -> jobs
                .submit(transaction, new NewJob(TestJobs.ECHO, ana, List.of())).invoke(ids::add)
                .chain(() -> Uni.createFrom().<Void> failure(new IllegalStateException("No")))).await().indefinitely())
                .hasMessage("No");

        assertThat(submitted.row(ids.get(0))).isNull();
    }

    @Test
    void whatIsSealedBeforehandIsQueuedLikeAnyOther() {
        byte[] part = new byte[700_000];
        SealedJob sealed = jobs.seal(new NewJob(TestJobs.ECHO, ana, List.of(part, part, new byte[] { 7 }))).await()
                .indefinitely();

        UUID id = pool.withTransaction(transaction -> jobs.submit(transaction, sealed)).await().indefinitely();
        submitted.awaitStatus(id, "completed");

        JobRun run = begun(id);
        assertThat(run.parts(JobRun.RESULT).await().indefinitely()).isEqualTo(3);
        assertThat(run.part(JobRun.RESULT, 1).await().indefinitely()).isEqualTo(part);
        assertThat(run.part(JobRun.RESULT, 2).await().indefinitely()).containsExactly(7);
    }

    @Test
    void aKindThatNobodyDoesIsNotQueued() {
        assertThatThrownBy(() -> jobs.submit(pool, new NewJob("test.unknown", ana, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatMayPassIsTriedUntilItDoes() {
        UUID id = submitted.submit(TestJobs.FLAKY, ana);

        submitted.awaitStatus(id, "completed");

        assertThat(submitted.row(id).getInteger("attempt")).isEqualTo(3);
        assertThat(submitted.events(id)).containsExactly("pending", "running", "retrying", "running", "retrying", "running",
                "progress", "completed");
    }

    @Test
    void whoStoresSomethingNewEachTimeIsNotGivenUp() {
        UUID id = submitted.submit(TestJobs.HESITANT, ana);

        submitted.awaitStatus(id, "completed");

        assertThat(submitted.row(id).getInteger("attempt")).isEqualTo(5);
    }

    @Test
    void whoGetsFurtherEachTimeIsNotGivenUpThoughHeStoresNothing() {
        UUID id = submitted.submit(TestJobs.CLIMBING, ana);

        submitted.awaitStatus(id, "completed");

        assertThat(submitted.row(id).getInteger("attempt")).isEqualTo(TestJobs.TOP);
    }

    @Test
    void whoGetsNoFurtherThanBeforeIsGivenUp() {
        UUID id = submitted.submit(TestJobs.CIRCLING, ana);

        submitted.awaitStatus(id, "failed");

        assertThat(submitted.row(id).getInteger("attempt")).isEqualTo(1 + config.retry().tries());
        assertThat(submitted.row(id).getLong("furthest")).isEqualTo(2);
    }

    @Test
    void howFarAStageCameDoesNotCountInTheNext() {
        UUID id = submitted.submit(TestJobs.STAGES, ana);

        submitted.awaitStatus(id, "completed");

        // The first two came to 3 of 5.
        assertThat(submitted.row(id).getLong("furthest")).isEqualTo("three".length());
        assertThat(submitted.submit(TestJobs.STUMBLING, ana)).satisfies(other -> {
            submitted.awaitStatus(other, "completed");
            assertThat(submitted.row(other).getLong("furthest")).isZero();
        });
    }

    @Test
    void aRunDoesNotHoldAConnectionWhileItsRowIsLocked() {
        UUID id = submitted.submit(TestJobs.GATE, ana);
        await(() -> begun(id) != null);
        var stored = new CompletableFuture<Void>();

        pool.withTransaction(transaction -> transaction.preparedQuery("select from job where id = $1 for update")
                .execute(Tuple.of(id))
                .invoke(() -> begun(id).store(JobRun.RESULT, 0, new byte[1], 1, 1).subscribe()
                        .with(done -> stored.complete(null), stored::completeExceptionally))
                .call(() -> pool.preparedQuery("select pg_sleep(0.2)").execute())
                .chain(() -> pool.query("select from pg_stat_activity where wait_event_type = 'Lock'").execute())
                .invoke(waiting -> {
                    assertThat(waiting.rowCount()).isZero();
                    assertThat(stored).isNotDone();
                })).await().indefinitely();

        stored.orTimeout(20, TimeUnit.SECONDS).join();
        TestJobs.gate(id).complete(null);
        submitted.awaitStatus(id, "completed");
    }

    @Test
    void allJobsOfAnOwnerAreCancelledAtOnce() {
        List<UUID> all = submitted.submit(TestJobs.GATE, ana, SLOTS + 2);
        await(() -> TestJobs.BEGUN.size() == SLOTS - 1);

        control.cancelAll(ana).await().indefinitely();

        assertThat(all).allSatisfy(id -> assertThat(submitted.status(id)).isEqualTo("cancelled"));
        TestJobs.BEGUN.forEach(run -> await(run::isOver));
    }

    @Test
    void aRefusalIsFinal() {
        UUID id = submitted.submit(TestJobs.REFUSED, ana);

        submitted.awaitStatus(id, "failed");

        Row row = submitted.row(id);
        assertThat(row.getInteger("attempt")).isEqualTo(1);
        assertThat(row.getString("error_code")).isEqualTo("INVALID");
        assertThat(row.getString("error_detail")).isEqualTo("Row 7 is no row");
    }

    @Test
    void aDeadLetterKeepsItsInputAndCanBeSentAgain() {
        UUID id = submitted.submit(TestJobs.BROKEN, ana, "input");
        submitted.awaitStatus(id, "failed");
        assertThat(submitted.row(id).getInteger("attempt")).isEqualTo(4);
        assertThat(submitted.row(id).getString("error_code")).isEqualTo("INTERNAL");
        assertThat(submitted.row(id).getString("error_detail")).doesNotContain("secret");
        assertThat(submitted.row("select count(*) from job_content where job_id = $1 and name = 'input'", id).getLong(0))
                .isEqualTo(1);

        TestJobs.mended = true;
        assertThat(control.retry(id, ana).await().indefinitely()).isTrue();

        submitted.awaitStatus(id, "completed");
        assertThat(submitted.row(id).getInteger("failures")).isZero();
        assertThat(submitted.row(id).getString("error_code")).isNull();
    }

    @Test
    void cancellingReachesTheRunningCode() {
        UUID id = submitted.submit(TestJobs.GATE, ana);
        await(() -> begun(id) != null);

        assertThat(control.cancel(id).await().indefinitely()).isTrue();

        TestJobs.cancelled(id).orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(begun(id).isOver()).isTrue();
        assertThat(submitted.status(id)).isEqualTo("cancelled");
        assertThat(submitted.events(id)).containsExactly("pending", "running", "cancelled");
    }

    @Test
    void whatACancelledRunStillWritesIsRefused() {
        UUID id = submitted.submit(TestJobs.GATE, ana);
        await(() -> begun(id) != null);
        JobRun run = begun(id);
        control.cancel(id).await().indefinitely();

        assertThatThrownBy(() -> run.store(JobRun.RESULT, 0, new byte[1], 1, 1).await().indefinitely())
                .isInstanceOf(JobIsOver.class);

        assertThat(run.parts(JobRun.RESULT).await().indefinitely()).isZero();
    }

    @Test
    void aTransactionThatHoldsItsJobCommitsOnlyWhileTheJobIsItsOwn() {
        UUID id = submitted.submit(TestJobs.GATE, ana);
        await(() -> begun(id) != null);
        JobRun run = begun(id);

        pool.withTransaction(transaction -> run.hold(transaction).call(() -> rename(transaction, "held"))).await()
                .indefinitely();
        control.cancel(id).await().indefinitely();

        assertThatThrownBy(() -> pool.withTransaction(transaction -> rename(transaction, "late")
                .chain(() -> run.hold(transaction))).await().indefinitely()).isInstanceOf(JobIsOver.class);
        assertThat(submitted.row("select name from users where id = $1", ana).getString(0)).isEqualTo("held");
    }

    @Test
    void aJobIsNotTakenFromATransactionThatHoldsIt() {
        UUID id = submitted.submit(TestJobs.GATE, ana);
        await(() -> begun(id) != null);
        JobRun run = begun(id);

        pool.withTransaction(transaction -> run.hold(transaction)
                .chain(() -> pool
                        .withTransaction(other -> other.preparedQuery("select from job where id = $1 for update nowait")
                                .execute(Tuple.of(id)))
                        .onFailure().recoverWithNull())
                .invoke(locked -> assertThat(locked).isNull())).await().indefinitely();

        TestJobs.gate(id).complete(null);
        submitted.awaitStatus(id, "completed");
    }

    private Uni<Void> rename(SqlClient transaction, String name) {
        return transaction.preparedQuery("update users set name = $2 where id = $1").execute(Tuple.of(ana, name))
                .replaceWithVoid();
    }

    @Test
    void aJobThatWaitsIsCancelledWithoutEverRunning() {
        UUID id = pool.withTransaction(transaction -> jobs.submit(transaction,
                new NewJob(TestJobs.ECHO, ana, List.of(), Duration.ofHours(1)))).await().indefinitely();

        assertThat(control.cancel(id).await().indefinitely()).isTrue();

        assertThat(submitted.events(id)).containsExactly("pending", "cancelled");
        assertThat(control.cancel(id).await().indefinitely()).isFalse();
    }

    @Test
    void aSecondAttemptsWritesWinOverTheFirstOnes() {
        UUID id = submitted.submit(TestJobs.RESUMED, ana);
        await(() -> begun(id) != null && begun(id).parts(JobRun.RESULT).await().indefinitely() == 1);
        JobRun first = begun(id);

        endLease(id);
        submitted.awaitStatus(id, "completed");

        assertThatThrownBy(() -> first.store(JobRun.RESULT, 0, "late".getBytes(), 1, 2).await().indefinitely())
                .isInstanceOf(JobIsOver.class);
        assertThatThrownBy(() -> writes.progress(new ClaimedJob(id, ana, TestJobs.RESUMED, 0, 1, 0, 0, 0, 0, Duration.ZERO),
                new JobRun.Progress(1, 2, 1)).await().indefinitely()).isInstanceOf(JobIsOver.class);
        assertThat(first.part(JobRun.RESULT, 0).await().indefinitely()).asString().isEqualTo("from 0\n");
    }

    @Test
    void aJobWhoseLeaseEndedGoesOnWhereItCameTo() {
        UUID id = submitted.submit(TestJobs.RESUMED, ana);
        await(() -> begun(id) != null && begun(id).parts(JobRun.RESULT).await().indefinitely() == 1);
        JobRun first = begun(id);

        endLease(id);
        submitted.awaitStatus(id, "completed");

        assertThat(submitted.row(id).getInteger("attempt")).isEqualTo(2);
        assertThat(submitted.events(id)).containsOnlyOnce("retrying");
        assertThat(submitted.row(id).getInteger("failures")).isZero();
        assertThat(first.part(JobRun.RESULT, 1).await().indefinitely()).asString().isEqualTo("from 1\n");
        await(first::isOver);
    }

    /** As it looks to the others when a node has died: nobody renews its lease. */
    private void endLease(UUID id) {
        submitted.execute("update job set worker = 'a node that died', lease_until = now() - interval '1 s' where id = $1", id);
    }

    @Test
    void whoWasNotInTouchWithTheDatabaseTakesNoLease() {
        UUID id = submitted.submit(TestJobs.GATE, ana);
        await(() -> begun(id) != null);
        var now = submitted.row("select now()").getOffsetDateTime(0);

        endLease(id);

        assertThat(lateFor(null, null)).doesNotContain(id);
        assertThat(lateFor(now.minusMinutes(1), now.minusHours(1))).doesNotContain(id);
        assertThat(lateFor(now, now)).doesNotContain(id);
        await(() -> submitted.row(id).getInteger("lost") == 1);
        TestJobs.gate(id).complete(null);
        submitted.awaitStatus(id, "completed");
    }

    private List<UUID> lateFor(OffsetDateTime heard, OffsetDateTime since) {
        return leases.giveBack(heard, since).await().indefinitely().late().stream().map(JobLeases.Late::id).toList();
    }

    @Test
    void aJobThatNoNodeSurvivesIsGivenUp() {
        UUID id = submitted.submit(TestJobs.GATE, ana);
        await(() -> begun(id) != null);

        submitted.execute("update job set lost = 9 where id = $1", id);
        endLease(id);

        submitted.awaitStatus(id, "failed");
        assertThat(submitted.row(id).getString("error_code")).isEqualTo("JOB_ABANDONED");
        assertThat(submitted.row(id).getInteger("lost")).isEqualTo(10);
    }

    @Test
    void lostLeasesAreCountedAnewWhenAJobGetsFurther() {
        UUID stored = submitted.submit(TestJobs.GATE, ana);
        UUID reported = submitted.submit(TestJobs.GATE, ana);
        await(() -> begun(stored) != null && begun(reported) != null);
        submitted.execute("update job set lost = 9, furthest = 5 where id = any ($1)",
                (Object) new UUID[] { stored, reported });

        begun(stored).store(JobRun.RESULT, 0, new byte[1], 1, 10).await().indefinitely();
        tell(reported, 5).await().indefinitely();
        assertThat(submitted.row(reported).getInteger("lost")).isEqualTo(9);
        tell(reported, 6).await().indefinitely();

        assertThat(List.of(stored, reported)).allSatisfy(id -> {
            assertThat(submitted.row(id).getInteger("lost")).isZero();
            TestJobs.gate(id).complete(null);
            submitted.awaitStatus(id, "completed");
        });
    }

    /** At once, where a run itself tells now and then. */
    private Uni<Void> tell(UUID id, long done) {
        return writes.progress(new ClaimedJob(id, ana, TestJobs.GATE, 0, 1, 0, 0, 0, 0, Duration.ZERO),
                new JobRun.Progress(done, 10, done));
    }

    @Test
    void aRunningJobKeepsItsLeaseHoweverLongItTakes() {
        UUID id = submitted.submit(TestJobs.GATE, ana);
        await(() -> begun(id) != null);
        var until = submitted.row(id).getOffsetDateTime("lease_until");

        await(() -> submitted.row(id).getOffsetDateTime("lease_until").isAfter(until.plusSeconds(3)));

        assertThat(submitted.status(id)).isEqualTo("running");
        assertThat(submitted.row(id).getInteger("attempt")).isEqualTo(1);
        TestJobs.gate(id).complete(null);
        submitted.awaitStatus(id, "completed");
    }

    @Test
    void aRunThatHangsIsEndedAndTriedAgain() {
        UUID queued = submitted.submit(TestJobs.QUEUED, ana);
        UUID hanging = submitted.submit(TestJobs.HANGING, ana);

        submitted.awaitStatus(hanging, "failed");

        assertThat(submitted.row(hanging).getInteger("tries")).isEqualTo(1 + config.retry().tries());
        assertThat(submitted.row(hanging).getString("error_code")).isEqualTo("JOB_SILENT");
        assertThat(submitted.row(hanging).getString("error_detail")).startsWith("Nothing was heard of it for");
        assertThat(submitted.events(hanging)).endsWith("running", "failed").contains("retrying");
        assertThat(begun(hanging).isOver()).isTrue();
        TestJobs.cancelled(hanging).orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(submitted.status(queued)).isEqualTo("running");
        assertThat(submitted.row(queued).getInteger("tries")).isEqualTo(1);
        TestJobs.gate(queued).complete(null);
        submitted.awaitStatus(queued, "completed");
    }

    @Test
    void aNewOwnersJobStartsBeforeTheTenthOfWhoQueuedAThousand() {
        UUID bruno = Account.register().id();
        List<UUID> blockers = submitted.submit(TestJobs.GATE, ana, SLOTS - 1);
        blockers.addAll(submitted.submit(TestJobs.GATE, bruno, 1));
        await(() -> TestJobs.BEGUN.size() == SLOTS);

        List<UUID> many = submitted.submit(TestJobs.ECHO, ana, 1_000);
        UUID one = submitted.submit(TestJobs.ECHO, bruno);
        awaitOffer(one);
        blockers.forEach(id -> TestJobs.gate(id).complete(null));
        submitted.awaitStatus(one, "completed");

        List<UUID> order = TestJobs.BEGUN.stream().skip(SLOTS).map(JobRun::id).toList();
        assertThat(order.indexOf(one)).isLessThan(9);
        await(() -> many.stream().allMatch(id -> submitted.status(id).equals("completed")));
    }

    @Test
    void whatWaitsForeverDoesNotHoldBackTheTurn() {
        UUID bruno = Account.register().id();
        UUID carla = Account.register().id();
        UUID old = UUID.randomUUID();
        submitted.execute("insert into job (id, kind, status, turn, run_at) values ($1, 'test.of.another.version', "
                + "'pending', -10000, now())", old);
        List<UUID> blockers = submitted.submit(TestJobs.GATE, ana, SLOTS - 1);
        blockers.addAll(submitted.submit(TestJobs.GATE, bruno, 1));
        await(() -> TestJobs.BEGUN.size() == SLOTS);

        List<UUID> few = submitted.submit(TestJobs.ECHO, bruno, 20);
        List<UUID> many = submitted.submit(TestJobs.ECHO, carla, 300);
        blockers.forEach(id -> TestJobs.gate(id).complete(null));
        many.forEach(id -> submitted.awaitStatus(id, "completed"));

        List<UUID> order = TestJobs.BEGUN.stream().map(JobRun::id).toList();
        assertThat(few).allSatisfy(id -> assertThat(order.indexOf(id)).isBetween(0, order.indexOf(many.get(60))));
        submitted.execute("delete from job where id = $1", old);
    }

    @Test
    void whoHasHisShareHidesNobodyBehindHisQueue() {
        List<UUID> running = submitted.submit(TestJobs.GATE, ana, SLOTS - 1);
        await(() -> TestJobs.BEGUN.size() == SLOTS - 1);
        List<UUID> waiting = submitted.submit(TestJobs.GATE, ana, 3 * SLOTS);

        UUID ofBruno = submitted.submit(TestJobs.ECHO, Account.register().id());
        submitted.awaitStatus(ofBruno, "completed");
        UUID ofNobody = submitted.submit(TestJobs.ECHO, null);
        submitted.awaitStatus(ofNobody, "completed");

        assertThat(waiting).allSatisfy(id -> assertThat(submitted.status(id)).isEqualTo("pending"));
        running.forEach(id -> TestJobs.gate(id).complete(null));
        waiting.forEach(id -> TestJobs.gate(id).complete(null));
        waiting.forEach(id -> submitted.awaitStatus(id, "completed"));
    }

    @Test
    void oneOwnerLeavesASlotToTheOthers() {
        List<UUID> all = submitted.submit(TestJobs.GATE, ana, SLOTS + 2);
        await(() -> TestJobs.BEGUN.size() == SLOTS - 1);

        UUID other = submitted.submit(TestJobs.ECHO, Account.register().id());

        submitted.awaitStatus(other, "completed");
        assertThat(all).filteredOn(id -> submitted.status(id).equals("running")).hasSize(SLOTS - 1);
        all.forEach(id -> TestJobs.gate(id).complete(null));
        all.forEach(id -> submitted.awaitStatus(id, "completed"));
    }

    @Test
    void aKindWithALimitRunsThatManyAtOnce() {
        List<UUID> all = submitted.submit(TestJobs.NARROW, ana, 20);

        all.forEach(id -> submitted.awaitStatus(id, "completed"));

        assertThat(TestJobs.NARROW_MOST.get()).isBetween(1, 2);
    }

    @Test
    void whatItHoldsIsSealedAtRest() {
        UUID id = submitted.submit(TestJobs.ECHO, ana, "PADARIA SAO JOAO");

        submitted.awaitStatus(id, "completed");

        var all = submitted.row("""
                select (select string_agg(job::text, '') from job where id = $1)
                    || (select string_agg(job_event::text, '') from job_event where job_id = $1)
                    || (select string_agg(encode(bytes, 'escape') || name || bytes_key, '') from job_content where job_id = $1)
                       as text""", id).getString("text");
        assertThat(all).contains("result").doesNotContain("PADARIA");
    }

    @Test
    @SuppressWarnings("try")
    void twoNodesStealFromEachOtherAndEachJobRunsOnce() {
        List<UUID> all = new ArrayList<>();
        try (var other = new AnotherNode(config, handlers, queue, contents, signals, transports, pool, vertx)) {
            other.start();
            all.addAll(submitted.submit(TestJobs.GATE, ana, 2 * (SLOTS - 1)));
            // More than one node has room for.
            await(() -> TestJobs.BEGUN.size() == 2 * (SLOTS - 1));
            all.addAll(submitted.submit(TestJobs.ECHO, Account.register().id(), 150, "x"));
            all.addAll(submitted.submit(TestJobs.ECHO, Account.register().id(), 150, "x"));
            all.forEach(id -> TestJobs.gate(id).complete(null));
            all.forEach(id -> submitted.awaitStatus(id, "completed"));
        }

        assertThat(TestJobs.BEGUN).hasSize(all.size());
        assertThat(all).allSatisfy(id -> assertThat(submitted.row(id).getInteger("attempt")).isEqualTo(1));
    }

    @Test
    @SuppressWarnings("try")
    void aNodeThatStopsGivesItsJobsToTheOther() {
        List<UUID> all = new ArrayList<>();
        try (var other = new AnotherNode(config, handlers, queue, contents, signals, transports, pool, vertx)) {
            other.start();
            all.addAll(submitted.submit(TestJobs.GATE, ana, 2 * (SLOTS - 1)));
            await(() -> TestJobs.BEGUN.size() == 2 * (SLOTS - 1));
        }

        all.forEach(id -> TestJobs.gate(id).complete(null));
        all.forEach(id -> submitted.awaitStatus(id, "completed"));

        assertThat(all).extracting(id -> submitted.row(id).getInteger("attempt")).containsOnly(1, 2);
        assertThat(all).allSatisfy(id -> assertThat(submitted.row(id).getInteger("lost")).isZero());
    }

    /** What has not reached this node yet it cannot prefer. */
    private void awaitOffer(UUID id) {
        await(() -> {
            var offered = transports.chosen().offered();
            return offered == null || offered.contains(id);
        });
    }

    private static JobRun begun(UUID id) {
        return TestJobs.BEGUN.stream().filter(run -> run.id().equals(id)).findFirst().orElse(null);
    }
}
