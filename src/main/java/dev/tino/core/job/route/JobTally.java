package dev.tino.core.job.route;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Counts jobs: everybody his own, administrators all of them. */
@ApplicationScoped
class JobTally {

    private static final Duration LATELY = Duration.ofDays(1);
    /** Those that are under way by the indexes of these, those that are over among the newest ids: however many there are. */
    private static final String COUNT = """
            select (select count(*) from job where status = 'running' and %1$s) as running,
                   (select count(*) from job where status = 'pending' and %1$s) as waiting,
                   count(*) filter (where status = 'completed') as completed,
                   count(*) filter (where status = 'failed') as failed
              from job where id >= $1 and %1$s""";
    private static final String OF_ALL = COUNT.formatted("true");
    private static final String OF_OWNER = COUNT.formatted("owner_id = $2");

    private final Pool pool;

    JobTally(Pool pool) {
        this.pool = pool;
    }

    /**
     * How many there are.
     *
     * @param completed of those that were queued within a day
     * @param failed likewise
     */
    record Counts(long running, long waiting, long completed, long failed) {
    }

    Uni<Counts> count(Asker asker) {
        UUID lately = firstIdAt(Instant.now().minus(LATELY));
        return (asker.seesAll() ? pool.preparedQuery(OF_ALL).execute(Tuple.of(lately))
                : pool.preparedQuery(OF_OWNER).execute(Tuple.of(lately, asker.id()))).map(rows -> {
                    Row row = rows.iterator().next();
                    return new Counts(row.getLong("running"), row.getLong("waiting"), row.getLong("completed"),
                            row.getLong("failed"));
                });
    }

    /** Ids of version 7 begin with the time (RFC 9562, section 5.7). */
    private static UUID firstIdAt(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }
}
