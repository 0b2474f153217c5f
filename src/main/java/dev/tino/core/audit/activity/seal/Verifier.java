package dev.tino.core.audit.activity.seal;

import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the log from its beginning to its end, page by page, while it goes on growing. */
@ApplicationScoped
class Verifier {

    /** A few milliseconds of hashing, so it may stay on the event loop. */
    static final int PAGE = 500;

    private static final String SEALS = "select s.position, s.activity_id, s.mac, s.key_id, " + StoredActivity.COLUMNS + """

             from (select * from activity_seal where position > $1 order by position limit $2) s
             left join activity a on a.id = s.activity_id
            order by s.position""";

    /**
     * An activity and its mark come in one transaction, as do the seal and the removal of the mark: no statement sees an
     * honest activity with neither.
     */
    private static final String UNSEALED = """
            select a.id, s.activity_id is null and p.activity_id is null as unsealed
              from (select id from activity where id > $1 order by id limit $2) a
              left join activity_seal s on s.activity_id = a.id
              left join activity_pending p on p.activity_id = a.id
             order by a.id""";

    private static final String REMOVED_BEFORE_SEALING = """
            select p.activity_id
              from activity_pending p
             where not exists (select from activity a where a.id = p.activity_id)
             order by 1
             limit $1""";

    private final Pool pool;
    private final SealKeys keys;

    Verifier(Pool pool, SealKeys keys) {
        this.pool = pool;
        this.keys = keys;
    }

    /**
     * Checks the whole log.
     *
     * @param known a head that somebody kept, or null
     */
    Uni<Verification> verify(SealHead known) {
        var check = new ChainCheck(keys, known);
        return follow(SEALS, "position", row -> look(check, row))
                .chain(() -> follow(UNSEALED, "id", row -> {
                    if (row.getBoolean("unsealed")) {
                        check.unsealed(row.getLong("id"));
                    }
                }))
                .chain(() -> pool.preparedQuery(REMOVED_BEFORE_SEALING).execute(Tuple.of(PAGE)))
                .invoke(rows -> rows.forEach(row -> check.removedBeforeSealing(row.getLong(0))))
                .map(done -> check.finish());
    }

    /** Page after page, so that memory holds one and no transaction lasts. */
    private Uni<Void> follow(String query, String key, Consumer<Row> each) {
        // Below the least: a forged seal may stand where none of ours does.
        long[] position = { Long.MIN_VALUE };
        return Multi.createBy().repeating()
                .uni(() -> pool.preparedQuery(query).execute(Tuple.of(position[0], PAGE)).invoke(rows -> rows.forEach(row -> {
                    each.accept(row);
                    position[0] = row.getLong(key);
                })))
                .whilst(Verifier::isFull)
                .onItem().ignoreAsUni();
    }

    private static boolean isFull(RowSet<Row> rows) {
        return rows.rowCount() == PAGE;
    }

    private static void look(ChainCheck check, Row row) {
        var seal = new Seal(row.getLong("position"), row.getLong("activity_id"), row.getBuffer("mac").getBytes(),
                row.getString("key_id"));
        check.look(seal, row.getLong("id") == null ? null : StoredActivity.of(row));
    }
}
