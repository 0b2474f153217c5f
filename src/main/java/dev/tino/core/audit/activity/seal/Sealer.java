package dev.tino.core.audit.activity.seal;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tino.core.database.Outage;
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

    /** The batch first, lest the planner reads the whole log to join it. */
    private static final String PENDING = """
            with batch as materialized (
                select activity_id from activity_pending where activity_id > $1 order by activity_id limit $2
            )
            select p.activity_id, s.position,
            """ + StoredActivity.COLUMNS + """

             from batch p
             left join activity a on a.id = p.activity_id
             left join activity_seal s on s.activity_id = p.activity_id
            order by p.activity_id""";

    private static final String INSERT = """
            insert into activity_seal (position, activity_id, mac, key_id)
            select position, activity_id, mac, $4 from unnest($1::bigint[], $2::bigint[], $3::bytea[])
                   as seal (position, activity_id, mac)""";

    private final Pool pool;
    private final SealKeys keys;
    private final Outage outage = new Outage();

    Sealer(Pool pool, SealKeys keys) {
        this.pool = pool;
        this.keys = keys;
    }

    @Scheduled(every = "1s", concurrentExecution = SKIP, skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> run() {
        return sealAll()
                .invoke(outage::ends)
                .onFailure().recoverWithItem(failure -> {
                    if (outage.begins()) {
                        LOG.warnf("Cannot seal activities, trying on: %s", failure);
                    }
                    return null;
                });
    }

    /** Seals until nothing is left, or until another node is found to be at it. */
    Uni<Void> sealAll() {
        return pool.query("select exists (select from activity_pending)").execute()
                .chain(found -> found.iterator().next().getBoolean(0) ? sealBatches() : Uni.createFrom().voidItem());
    }

    private Uni<Void> sealBatches() {
        // Marks that stay, because their activities were removed, must not be all that is ever looked at.
        long[] after = { Long.MIN_VALUE };
        return Multi.createBy().repeating()
                .uni(() -> pool.withTransaction(transaction -> sealBatch(transaction, after[0])))
                .whilst(batch -> {
                    batch.forEach(row -> after[0] = row.getLong("activity_id"));
                    return batch.size() == BATCH;
                })
                .onItem().ignoreAsUni();
    }

    /** The marks that were looked at; none while another node is at it. */
    private Uni<List<Row>> sealBatch(SqlClient transaction, long after) {
        return transaction.query(LOCK).execute().chain(locked -> locked.iterator().next().getBoolean(0)
                ? last(transaction).chain(last -> transaction.preparedQuery(PENDING).execute(Tuple.of(after, BATCH))
                        .map(Sealer::list).call(batch -> seal(transaction, last, batch)))
                : Uni.createFrom().item(List.of()));
    }

    private static List<Row> list(RowSet<Row> rows) {
        var list = new ArrayList<Row>(rows.rowCount());
        rows.forEach(list::add);
        return list;
    }

    private static Uni<SealHead> last(SqlClient transaction) {
        return transaction.query("select position, mac from activity_seal order by position desc limit 1").execute()
                .map(rows -> rows.rowCount() == 0 ? new SealHead(0, Seal.origin()) : head(rows.iterator().next()));
    }

    private static SealHead head(Row row) {
        return new SealHead(row.getLong("position"), row.getBuffer("mac").getBytes());
    }

    private Uni<Void> seal(SqlClient transaction, SealHead last, List<Row> batch) {
        // Where the activity is gone the mark stays: it is all that tells of it.
        List<Row> there = batch.stream().filter(row -> row.getLong("id") != null).toList();
        // A mark that somebody put back must not stop the chain.
        List<Seal> seals = link(last, there.stream().filter(row -> row.getLong("position") == null)
                .map(StoredActivity::of).toList());
        return transaction.preparedQuery(INSERT).execute(parameters(seals))
                .chain(() -> transaction.preparedQuery("delete from activity_pending where activity_id = any ($1)")
                        .execute(Tuple.of(there.stream().map(row -> row.getLong("id")).toArray(Long[]::new))))
                .replaceWithVoid();
    }

    private List<Seal> link(SealHead last, List<StoredActivity> activities) {
        var seals = new ArrayList<Seal>(activities.size());
        long position = last.position();
        byte[] mac = last.mac();
        for (StoredActivity activity : activities) {
            position++;
            mac = Seal.mac(keys.current(), mac, position, activity);
            seals.add(new Seal(position, activity.id(), mac, keys.currentId()));
        }
        return seals;
    }

    private Tuple parameters(List<Seal> seals) {
        return Tuple.of(seals.stream().map(Seal::position).toArray(Long[]::new),
                seals.stream().map(Seal::activityId).toArray(Long[]::new),
                seals.stream().map(seal -> Buffer.buffer(seal.mac())).toArray(Buffer[]::new), keys.currentId());
    }
}
