package dev.tino.core.job;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.crypto.Sealed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** What a running attempt writes, each time renewing its lease; refused once the job is not its own any more. */
@ApplicationScoped
class RunWrites {

    /** Until a row that somebody had locked is tried again. */
    private static final int BUSY_MILLIS = 20;

    /** A row that somebody has locked, such as one that is erased, is not waited for with a connection in hand. */
    private static final String PROGRESS = """
            with mine as (
                select id from job where id = $1 and attempt = $2 and status = 'running' and worker = $3
            ), locked as (
                select id from job where id = $1 and attempt = $2 and status = 'running' and worker = $3
                   for no key update skip locked
            ), changed as (
                update job set done = $4, total = $5, lease_until = now() + make_interval(secs => $6), events = events + 1,
                       failures = case when %1$s then 0 else failures end, lost = case when %1$s then 0 else lost end,
                       furthest = greatest($7, furthest)
                  from locked where job.id = locked.id
                returning job as j
            ), noted as (
                insert into job_event (job_id, number, type, data) select (j).id, (j).events, 'progress', job_view(j) from changed
            )%2$s
            select (j).failures from mine left join changed on true""";
    /** Whoever gets further than ever before has failures and lost leases counted anew. */
    private static final String FURTHER = "$7 > furthest";
    private static final String ONLY_PROGRESS = PROGRESS.formatted(FURTHER, "");
    /** So does who stores what is new; what only replaces does not count. */
    private static final String STORE = PROGRESS.formatted("(" + FURTHER
            + " or not exists (select from job_content where job_id = $1 and name = $8 and position = $9))",
            """
                    , stored as (
                        insert into job_content (job_id, name, position, bytes, bytes_key) select (j).id, $8, $9, $10, $11 from changed
                        on conflict (job_id, name, position) do update set bytes = excluded.bytes, bytes_key = excluded.bytes_key
                    )""");

    /** Conflicts with whatever takes the job away, and with nothing that only refers to it. */
    private static final String HOLD = """
            select from job where id = $1 and attempt = $2 and status = 'running' and worker = $3 for no key update""";

    private final Pool pool;
    private final JobContents contents;
    private final JobsConfig config;
    private final JobNode node;
    private final JobSignals signals;
    private final Vertx vertx;

    RunWrites(Pool pool, JobContents contents, JobsConfig config, JobNode node, JobSignals signals, Vertx vertx) {
        this.pool = pool;
        this.contents = contents;
        this.config = config;
        this.node = node;
        this.signals = signals;
        this.vertx = vertx;
    }

    JobContents contents() {
        return contents;
    }

    Uni<Void> progress(ClaimedJob job, JobRun.Progress progress) {
        return write(job, ONLY_PROGRESS, parameters(job, progress)).replaceWithVoid();
    }

    /** @return tries that failed since the stage last got further than ever */
    Uni<Integer> store(ClaimedJob job, String name, int position, byte[] content, JobRun.Progress progress) {
        return contents.seal(job.id(), name, position, content)
                .chain(sealed -> write(job, STORE, parameters(job, progress, name, position, sealed)));
    }

    Uni<Void> hold(SqlClient transaction, ClaimedJob job) {
        return transaction.preparedQuery(HOLD).execute(Tuple.of(job.id(), job.attempt(), node.id()))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new JobIsOver();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Integer> write(ClaimedJob job, String statement, Tuple parameters) {
        return pool.preparedQuery(statement).execute(parameters).chain(rows -> {
            if (rows.rowCount() == 0) {
                throw new JobIsOver();
            }
            Integer failures = rows.iterator().next().getInteger(0);
            if (failures == null) {
                return pause().chain(() -> write(job, statement, parameters));
            }
            signals.changed(job.id());
            return Uni.createFrom().item(failures);
        });
    }

    private Uni<Void> pause() {
        return Uni.createFrom().emitter(emitter -> vertx.setTimer(BUSY_MILLIS, elapsed -> emitter.complete(null)));
    }

    private Tuple parameters(ClaimedJob job, JobRun.Progress progress) {
        return Tuple.of(job.id(), job.attempt(), node.id(), progress.done(), progress.total(),
                config.lease().toMillis() / 1e3).addLong(progress.furthest());
    }

    private Tuple parameters(ClaimedJob job, JobRun.Progress progress, String name, int position, Sealed sealed) {
        return parameters(job, progress).addString(name).addInteger(position).addValue(Buffer.buffer(sealed.bytes()))
                .addString(sealed.keyId());
    }
}
