package dev.tino.core.audit.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The runs, of which there is one at a time in the cluster. */
@ApplicationScoped
class RetentionRuns implements Retained {

    private static final String LOCK = "select pg_try_advisory_lock('retention_run'::regclass::bigint)";
    private static final String UNLOCK = "select pg_advisory_unlock('retention_run'::regclass::bigint)";

    private static final String BEGIN = "insert into retention_run (started_at, started_by) values ($1, $2) returning id";
    private static final String FINISH = "update retention_run set finished_at = $2, removed = $3, failed = $4 where id = $1";
    private static final String LAST = """
            select started_at, finished_at, removed, failed
              from retention_run
             where finished_at is not null
             order by started_at desc
             limit 1""";

    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Pool pool;

    RetentionRuns(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "retention-runs";
    }

    @Override
    public String table() {
        return "retention_run";
    }

    @Override
    public int defaultDays() {
        return 365;
    }

    @Override
    public Uni<Long> removeBefore(Instant cutOff) {
        return pool.preparedQuery("delete from retention_run where started_at < $1")
                .execute(Tuple.of(cutOff.atOffset(ZoneOffset.UTC))).map(done -> (long) done.rowCount());
    }

    /**
     * Works while no other node does. The lock belongs to a connection, so it is gone when the node dies.
     *
     * @param otherwise done instead when another is at it
     */
    <T> Uni<T> alone(Supplier<Uni<T>> work, Supplier<Uni<T>> otherwise) {
        return pool.getConnection().chain(connection -> connection.query(LOCK).execute()
                .chain(locked -> locked.iterator().next().getBoolean(0)
                        ? holding(connection, work).eventually(() -> unlock(connection))
                        : otherwise.get())
                .eventually(connection::close));
    }

    /** Says something now and then: a network may forget a connection that is silent for long, and the lock goes with it. */
    private static <T> Uni<T> holding(SqlConnection connection, Supplier<Uni<T>> work) {
        Cancellable beat = Multi.createFrom().ticks().every(BEAT).onOverflow().drop()
                .onItem().transformToUniAndConcatenate(tick -> connection.query("select 1").execute())
                .subscribe().with(answered -> {
                }, broken -> {
                });
        return Uni.createFrom().deferred(work::get).onTermination().invoke(beat::cancel);
    }

    private static Uni<Void> unlock(SqlConnection connection) {
        // A connection that broke has lost its lock, and the run is none the worse for it.
        return connection.query(UNLOCK).execute().replaceWithVoid().onFailure().recoverWithNull();
    }

    /** Notes that a run begins. */
    Uni<Long> begin(Instant at, UUID actorId) {
        return pool.preparedQuery(BEGIN).execute(Tuple.of(at.atOffset(ZoneOffset.UTC), actorId))
                .map(rows -> rows.iterator().next().getLong("id"));
    }

    /** Notes how a run ended. */
    Uni<Void> finish(SqlClient transaction, long id, RetentionRun run) {
        return transaction.preparedQuery(FINISH)
                .execute(Tuple.of(id, run.finishedAt().atOffset(ZoneOffset.UTC), new JsonObject(Map.copyOf(run.removed())),
                        run.failed().toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** The last run that came to its end, or null. */
    Uni<RetentionRun> last() {
        return pool.query(LAST).execute().map(rows -> rows.rowCount() == 0 ? null : run(rows.iterator().next()));
    }

    private static RetentionRun run(Row row) {
        var removed = new TreeMap<String, Long>();
        row.getJsonObject("removed").forEach(entry -> removed.put(entry.getKey(), ((Number) entry.getValue()).longValue()));
        return new RetentionRun(row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("finished_at").toInstant(), removed, List.of(row.getArrayOfStrings("failed")));
    }
}
