package dev.tino.core.job.route;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.audit.retention.Retained;
import dev.tino.core.database.Slices;
import dev.tino.core.job.JobError;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Jobs that are over: what they hold goes when it expires, their rows some time after that. */
@ApplicationScoped
public class FinishedJobs implements Retained {

    private static final Logger LOG = Logger.getLogger(FinishedJobs.class);
    private static final String COUNT = "select count(*) from job where finished_at is not null";

    private static final String OLD_EVENTS = "exists (select from job where id = job_id and number < events and expires_at <= now())";

    private final Pool pool;
    private final Activities activities;

    FinishedJobs(Pool pool, Activities activities) {
        this.pool = pool;
        this.activities = activities;
    }

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public String table() {
        return "job";
    }

    @Override
    public int defaultDays() {
        return 30;
    }

    @Override
    public Uni<Long> removeBefore(Instant cutOff) {
        return removeExpired().chain(expired -> Slices
                .delete(pool, "job", "finished_at < $1 and expires_at <= now()", Tuple.of(cutOff.atOffset(ZoneOffset.UTC)))
                .map(jobs -> expired + jobs));
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP, skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> removeHourly() {
        return removeExpired().replaceWithVoid()
                .onFailure().invoke(failure -> LOG.warnf("What expired of jobs waits for its next turn: %s", failure))
                .onFailure().recoverWithNull();
    }

    /** Removes what jobs hold of whom nobody can read a result any more, and their story but for its end. */
    Uni<Long> removeExpired() {
        return Slices.delete(pool, "job_content", "job_id in (select id from job where expires_at <= now())", Tuple.tuple())
                .chain(contents -> Slices.delete(pool, "job_event", OLD_EVENTS, Tuple.tuple()).map(told -> contents + told));
    }

    Uni<Long> count() {
        return pool.query(COUNT).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    /** Removes all of them, when there are as many as somebody believes. */
    Uni<Void> removeAll(long confirmed, UUID actorId) {
        return pool.withTransaction(transaction -> transaction.query(COUNT).execute()
                .invoke(rows -> check(confirmed, rows.iterator().next().getLong(0)))
                .chain(() -> Slices.delete(transaction, "job", "finished_at is not null", Tuple.tuple()))
                // One may have ended in between.
                .invoke(removed -> check(confirmed, removed))
                .chain(removed -> activities.record(transaction,
                        Activity.of(actorId, "jobs.removed", null).with(Map.of("count", removed)))));
    }

    /** Removes those of one kind, whose results nobody needs any more. */
    public Uni<Long> removeAllOf(String kind, UUID actorId) {
        return pool.withTransaction(transaction -> Slices
                .delete(transaction, "job", "finished_at is not null and kind = $1", Tuple.of(kind))
                .call(removed -> activities.record(transaction,
                        Activity.of(actorId, "jobs.removed", null).with(Map.of("kind", kind, "count", removed)))));
    }

    private static void check(long confirmed, long there) {
        if (confirmed != there) {
            throw JobError.JOB_COUNT_CHANGED.because("There are %d finished jobs, not %d; nothing was removed", there,
                    confirmed);
        }
    }
}
