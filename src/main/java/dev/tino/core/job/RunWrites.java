package dev.tino.core.job;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.crypto.Sealed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** What a running attempt writes, each time renewing its lease; refused once the job is not its own any more. */
@ApplicationScoped
class RunWrites {

    private static final String PROGRESS = """
            with changed as (
                update job set done = $4, total = $5, lease_until = now() + make_interval(secs => $6), events = events + 1
                 where id = $1 and attempt = $2 and status = 'running' and worker = $3
                returning job as j
            ), noted as (
                insert into job_event (job_id, number, type, data) select (j).id, (j).events, 'progress', job_view(j) from changed
            )%s
            select from changed""";
    private static final String ONLY_PROGRESS = PROGRESS.formatted("");
    private static final String STORE = PROGRESS.formatted("""
            , stored as (
                insert into job_content (job_id, name, position, bytes, bytes_key) select (j).id, $7, $8, $9, $10 from changed
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

    RunWrites(Pool pool, JobContents contents, JobsConfig config, JobNode node, JobSignals signals) {
        this.pool = pool;
        this.contents = contents;
        this.config = config;
        this.node = node;
        this.signals = signals;
    }

    JobContents contents() {
        return contents;
    }

    Uni<Void> progress(ClaimedJob job, long done, long total) {
        return write(job, ONLY_PROGRESS, parameters(job, done, total));
    }

    Uni<Void> store(ClaimedJob job, String name, int position, byte[] content, long done, long total) {
        return contents.seal(job.id(), name, position, content)
                .chain(sealed -> write(job, STORE, parameters(job, done, total, name, position, sealed)));
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

    private Uni<Void> write(ClaimedJob job, String statement, Tuple parameters) {
        return pool.preparedQuery(statement).execute(parameters)
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new JobIsOver();
                    }
                    signals.changed(job.id());
                })
                .replaceWithVoid();
    }

    private Tuple parameters(ClaimedJob job, long done, long total) {
        return Tuple.of(job.id(), job.attempt(), node.id(), done, total, config.lease().toMillis() / 1e3);
    }

    private Tuple parameters(ClaimedJob job, long done, long total, String name, int position, Sealed sealed) {
        return parameters(job, done, total).addString(name).addInteger(position).addValue(Buffer.buffer(sealed.bytes()))
                .addString(sealed.keyId());
    }
}
