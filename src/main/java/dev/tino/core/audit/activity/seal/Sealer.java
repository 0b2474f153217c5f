package dev.tino.core.audit.activity.seal;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Adds to the chain what was recorded since, in the order in which it is found. */
@ApplicationScoped
class Sealer {

    /**
     * A few milliseconds of hashing, so it may stay on the event loop: a transaction that waited for a worker would wait
     * behind the hashing of passwords.
     */
    static final int BATCH = 500;

    private static final Logger LOG = Logger.getLogger(Sealer.class);

    /** One sealer in the cluster, and one in each schema: the table itself is what is locked. */
    private static final String LOCK = "select pg_try_advisory_xact_lock('activity_seal'::regclass::bigint)";

    private static final String PENDING = "select " + StoredActivity.COLUMNS + """
            , s.position
              from activity_pending p
              join activity a on a.id = p.activity_id
              left join activity_seal s on s.activity_id = a.id
             order by p.activity_id
             limit $1""";

    private static final String INSERT = """
            insert into activity_seal (position, activity_id, mac, key_id)
            select position, activity_id, mac, $4 from unnest($1::bigint[], $2::bigint[], $3::bytea[])
                   as seal (position, activity_id, mac)""";

    private final Pool pool;
    private final SealKeys keys;
    private volatile boolean failing;

    Sealer(Pool pool, SealKeys keys) {
        this.pool = pool;
        this.keys = keys;
    }

    @Scheduled(every = "1s", concurrentExecution = SKIP, skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> run() {
        return sealAll()
                .invoke(() -> failing = false)
                .onFailure().recoverWithItem(failure -> {
                    // Once, not every second while a database is away.
                    if (!failing) {
                        LOG.warnf("Cannot seal activities, trying on: %s", failure);
                    }
                    failing = true;
                    return null;
                });
    }

    /** Seals until nothing is left, or until another node is found to be at it. */
    Uni<Void> sealAll() {
        return pool.query("select exists (select from activity_pending)").execute()
                .chain(found -> found.iterator().next().getBoolean(0) ? sealBatches() : Uni.createFrom().voidItem());
    }

    private Uni<Void> sealBatches() {
        return Multi.createBy().repeating()
                .uni(() -> pool.withTransaction(this::sealBatch))
                .whilst(handled -> handled == BATCH)
                .onItem().ignoreAsUni();
    }

    private Uni<Integer> sealBatch(SqlClient transaction) {
        return transaction.query(LOCK).execute().chain(locked -> locked.iterator().next().getBoolean(0)
                ? last(transaction).chain(last -> transaction.preparedQuery(PENDING).execute(Tuple.of(BATCH))
                        .chain(pending -> seal(transaction, last, pending)))
                : Uni.createFrom().item(0));
    }

    private static Uni<SealHead> last(SqlClient transaction) {
        return transaction.query("select position, mac from activity_seal order by position desc limit 1").execute()
                .map(rows -> rows.rowCount() == 0 ? new SealHead(0, Seal.origin()) : head(rows.iterator().next()));
    }

    private static SealHead head(Row row) {
        return new SealHead(row.getLong("position"), row.getBuffer("mac").getBytes());
    }

    private Uni<Integer> seal(SqlClient transaction, SealHead last, RowSet<Row> pending) {
        List<Seal> seals = link(last, pending);
        var handled = new ArrayList<Long>();
        pending.forEach(row -> handled.add(row.getLong("id")));
        return transaction.preparedQuery(INSERT).execute(parameters(seals))
                .chain(() -> transaction.preparedQuery("delete from activity_pending where activity_id = any ($1)")
                        .execute(Tuple.of(handled.toArray(Long[]::new))))
                .replaceWith(handled.size());
    }

    private List<Seal> link(SealHead last, RowSet<Row> pending) {
        var seals = new ArrayList<Seal>();
        SealHead previous = last;
        for (Row row : pending) {
            // A mark that somebody put back must not stop the chain.
            if (row.getLong("position") == null) {
                var activity = StoredActivity.of(row);
                long position = previous.position() + 1;
                byte[] mac = Seal.mac(keys.current(), previous.mac(), position, activity);
                seals.add(new Seal(position, activity.id(), mac, keys.currentId()));
                previous = new SealHead(position, mac);
            }
        }
        return seals;
    }

    private Tuple parameters(List<Seal> seals) {
        return Tuple.of(seals.stream().map(Seal::position).toArray(Long[]::new),
                seals.stream().map(Seal::activityId).toArray(Long[]::new),
                seals.stream().map(seal -> Buffer.buffer(seal.mac())).toArray(Buffer[]::new), keys.currentId());
    }
}
