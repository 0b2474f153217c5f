package dev.tino.core.job;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** What people do to jobs: stop them, and send them again. */
@ApplicationScoped
public class JobControl {

    private static final String NOTED = """
            , noted as (
                insert into job_event (job_id, number, type, data) select (j).id, (j).events, (j).status, job_view(j) from changed
            )
            """;

    /** Whichever node runs it is told; until it listens, its writes are refused. */
    private static final String CANCELLED = """
            with changed as (
                update job set status = $2, worker = null, lease_until = null, announced_at = null, finished_at = now(),
                       expires_at = now() + make_interval(secs => $3), events = events + 1
                 where %s
                returning job as j
            )""" + NOTED + "select pg_notify('" + WorkerNode.OVER + "', (j).id || ':' || (j).attempt) from changed";
    private static final String CANCEL = CANCELLED.formatted("id = $1 and status in ('pending', 'running')");
    /** Those that run come first. */
    private static final String CANCEL_ALL = CANCELLED.formatted("""
            id in (select id from job where owner_id = $1 and status in ('pending', 'running')
                    order by status desc, id limit 1000 for no key update)""");

    /** What it stored stays, so it goes on where it came to. */
    private static final String RETRY = """
            with changed as (
                update job set status = $3, failures = 0, lost = 0, handed_over = false, turn = %s, run_at = now(),
                       announced_at = null, error_code = null, error_detail = null, finished_at = null, expires_at = null, events = events + 1
                 where id = $1 and status in ('failed', 'cancelled') and expires_at > now()
                returning job as j
            )"""
            + NOTED + "select from changed";
    private static final String RETRY_OF_OWNER = RETRY.formatted(JobQueue.TURN.formatted(JobQueue.OF_OWNER));
    private static final String RETRY_OF_NOBODY = RETRY.formatted(JobQueue.TURN.formatted(JobQueue.OF_NOBODY));

    private static final String STOP_ALL = "select pg_notify('" + WorkerNode.OVER
            + "', id || ':' || attempt) from job where owner_id = $1 and status = 'running'";

    private final Pool pool;
    private final JobsConfig config;
    private final Transports transports;
    private final JobSignals signals;

    JobControl(Pool pool, JobsConfig config, Transports transports, JobSignals signals) {
        this.pool = pool;
        this.config = config;
        this.transports = transports;
        this.signals = signals;
    }

    /**
     * Cancels a job that has not finished. What it holds is kept for some time, as it may be sent again.
     *
     * @return whether it was there and had not finished
     */
    public Uni<Boolean> cancel(UUID id) {
        JobState cancelled = JobState.cancelled(0, 0, config.resultLife());
        return pool.preparedQuery(CANCEL).execute(Tuple.of(id, cancelled.status().text(), cancelled.lifeSeconds()))
                .map(rows -> rows.rowCount() > 0)
                .invoke(() -> signals.changed(id));
    }

    /**
     * Queues a failed or cancelled job again.
     *
     * @param ownerId whose it is
     * @return whether it was there, in one of these states, and still held what it needs
     */
    public Uni<Boolean> retry(UUID id, UUID ownerId) {
        return pool.preparedQuery(ownerId == null ? RETRY_OF_NOBODY : RETRY_OF_OWNER)
                .execute(Tuple.of(id, ownerId, JobState.Status.PENDING.text()))
                .map(rows -> rows.rowCount() > 0)
                .invoke(queued -> {
                    signals.changed(id);
                    transports.chosen().announce();
                });
    }

    /**
     * Cancels all jobs of an owner, some at a time, before what they write to is locked for long: else they would wait for
     * that with their connections. Nobody sends them again.
     */
    public Uni<Void> cancelAll(UUID ownerId) {
        JobState cancelled = JobState.cancelled(0, 0, config.resultLife());
        return pool.preparedQuery(CANCEL_ALL).execute(Tuple.of(ownerId, cancelled.status().text(), cancelled.lifeSeconds()))
                .chain(rows -> rows.rowCount() == 0 ? Uni.createFrom().voidItem() : cancelAll(ownerId));
    }

    /** Has all running jobs of an owner stopped when the transaction commits, which takes the jobs away from them. */
    public Uni<Void> stopAll(SqlClient transaction, UUID ownerId) {
        return transaction.preparedQuery(STOP_ALL).execute(Tuple.of(ownerId)).replaceWithVoid();
    }
}
