package dev.tino.core.job;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Waits for the ends of jobs, for clients that know no jobs and wait for the answer to their request. */
@ApplicationScoped
public class JobEnds {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String ENDED = "select status, error_code from job where id = $1 and finished_at is not null";

    private final Pool pool;
    private final Vertx vertx;

    JobEnds(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
    }

    /** @param errorCode why it failed; null when it did not */
    public record End(boolean isCompleted, String errorCode) {
    }

    /**
     * Holds neither a thread nor a connection meanwhile.
     *
     * @return null when it has not ended in time, or is no more
     */
    public Uni<End> of(UUID id, Duration patience) {
        return of(id, System.nanoTime() + patience.toNanos());
    }

    private Uni<End> of(UUID id, long latest) {
        return pool.preparedQuery(ENDED).execute(Tuple.of(id)).map(JobEnds::end)
                .chain(end -> end != null || System.nanoTime() - latest >= 0 ? Uni.createFrom().item(end)
                        : pause().chain(() -> of(id, latest)));
    }

    private static End end(RowSet<Row> rows) {
        if (rows.rowCount() == 0) {
            return null;
        }
        Row row = rows.iterator().next();
        boolean isCompleted = JobState.Status.COMPLETED.text().equals(row.getString("status"));
        return new End(isCompleted, row.getString("error_code"));
    }

    private Uni<Void> pause() {
        return Uni.createFrom().emitter(emitter -> vertx.setTimer(PAUSE.toMillis(), elapsed -> emitter.complete(null)));
    }
}
