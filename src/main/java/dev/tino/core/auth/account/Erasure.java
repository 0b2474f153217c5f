package dev.tino.core.auth.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.job.JobControl;
import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import dev.tino.core.privacy.PersonalData;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Erases a closed account with all that it owns, however much that is. */
@ApplicationScoped
class Erasure implements JobHandler {

    static final String KIND = "account.erasure";

    private static final Logger LOG = Logger.getLogger(Erasure.class);

    /** Requests that began before the account was closed may still write. */
    private static final Duration GRACE = Duration.ofSeconds(5);
    /** An account may own millions of rows. */
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int MOST_QUEUED = 1_000;

    private final List<PersonalData> personalData;
    private final Jobs jobs;
    private final JobControl control;
    private final Activities activities;
    private final Pool pool;

    Erasure(@All List<PersonalData> personalData, Jobs jobs, JobControl control, Activities activities, Pool pool) {
        this.personalData = personalData;
        this.jobs = jobs;
        this.control = control;
        this.activities = activities;
        this.pool = pool;
    }

    /**
     * Queues the erasure of an account that this transaction closes.
     *
     * @return the job's id. The job is nobody's, as the account goes.
     */
    Uni<UUID> queue(SqlClient transaction, UUID accountId) {
        var job = new NewJob(KIND, null, List.of(accountId.toString().getBytes(StandardCharsets.UTF_8)), GRACE);
        return jobs.submit(transaction, job)
                .call(jobId -> transaction.preparedQuery("update users set erasure_job = $2 where id = $1")
                        .execute(Tuple.of(accountId, jobId)));
    }

    /** Jobs fail, and administrators remove them; the account must not stay for that. */
    @Scheduled(every = "24h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> queueLost() {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery("""
                        select id, erasure_job from users where closed_at is not null order by closed_at limit $1
                        for no key update skip locked""")
                .execute(Tuple.of(MOST_QUEUED))
                .map(rows -> rows.stream().map(row -> new Closed(row.getUUID(0), row.getUUID(1))).toList())
                .chain(closed -> underWay(transaction, closed).onItem()
                        .transformToMulti(underWay -> Multi.createFrom().iterable(closed)
                                .filter(account -> !underWay.contains(account.jobId)))
                        .onItem().transformToUniAndConcatenate(account -> queue(transaction, account.id))
                        .collect().last().replaceWithVoid()))
                .onFailure().invoke(failure -> LOG.warnf("Erasures without a job wait for the next turn: %s", failure))
                .onFailure().recoverWithNull();
    }

    private record Closed(UUID id, UUID jobId) {
    }

    private Uni<Set<UUID>> underWay(SqlClient transaction, List<Closed> closed) {
        return jobs.underWay(transaction, closed.stream().map(Closed::jobId).filter(id -> id != null).toList());
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** It is one transaction, which tells nothing before its end. */
    @Override
    public Duration silence(Duration usual) {
        return usual.compareTo(LONGEST) > 0 ? usual : LONGEST;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        return run.part(JobRun.INPUT, 0)
                .map(input -> UUID.fromString(new String(input, StandardCharsets.UTF_8)))
                .chain(this::erase);
    }

    private Uni<Void> erase(UUID id) {
        return pool.preparedQuery("select from users where id = $1 and closed_at is not null").execute(Tuple.of(id))
                .chain(rows -> rows.rowCount() == 0 ? Uni.createFrom().voidItem()
                        : control.cancelAll(id).chain(() -> eraseClosed(id)));
    }

    private Uni<Void> eraseClosed(UUID id) {
        return pool.withTransaction(transaction -> transaction
                // Waits for an attempt that still is at it elsewhere.
                .preparedQuery("select from users where id = $1 and closed_at is not null for no key update")
                .execute(Tuple.of(id))
                .chain(rows -> rows.rowCount() == 0 ? Uni.createFrom().voidItem() : erase(transaction, id)));
    }

    private Uni<Void> erase(SqlClient transaction, UUID id) {
        Uni<Void> erased = Uni.createFrom().voidItem();
        for (PersonalData data : personalData) {
            erased = erased.chain(() -> data.erase(transaction, id));
        }
        return erased
                .chain(() -> transaction.preparedQuery("delete from users where id = $1").execute(Tuple.of(id)))
                .chain(() -> activities.record(transaction, Activity.of(null, "account.erased", id)));
    }
}
