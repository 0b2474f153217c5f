package dev.tino.finance.imports;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import dev.tino.finance.FinanceError;
import dev.tino.finance.training.Corrections;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

@ApplicationScoped
class ImportRows {

    private static final long LIST = Cursor.fingerprint("imports, newest first");

    /** What an import brought counts until it is undone. */
    private static final String TOTALS = """
            select count(*) as imports, count(undone_at) as undone,
                   coalesce(sum(accepted) filter (where undone_at is null), 0) as accepted,
                   coalesce(sum(duplicates) filter (where undone_at is null), 0) as duplicates,
                   coalesce(sum(rejected) filter (where undone_at is null), 0) as rejected
              from finance_import""";

    private final Pool pool;
    private final Corrections corrections;
    private final Activities activities;

    ImportRows(Pool pool, Corrections corrections, Activities activities) {
        this.pool = pool;
        this.corrections = corrections;
        this.activities = activities;
    }

    /** Those of the keys that the owner's transactions have already. */
    Uni<Set<UUID>> known(UUID ownerId, List<UUID> keys) {
        return pool.preparedQuery("select import_key from finance_transaction where owner_id = $1 and import_key = any($2)")
                .execute(Tuple.of(ownerId, keys.toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> known = new HashSet<>(rows.rowCount() * 2);
                    rows.forEach(row -> known.add(row.getUUID(0)));
                    return known;
                });
    }

    Uni<Void> insert(SqlClient client, UUID ownerId, ImportView view) {
        return client
                .preparedQuery(
                        """
                                insert into finance_import (id, owner_id, file_name, account, accepted, duplicates, skipped, rejected, imported_at)
                                values ($1, $2, $3, $4, $5, $6, $7, $8, now())""")
                .execute(Tuple.from(Arrays.asList(view.id(), ownerId, view.fileName(), view.account(), view.accepted(),
                        view.duplicates(), view.skipped(), view.rejected())))
                .replaceWithVoid();
    }

    /** Corrects the counts when another import brought some of the lines in the meantime. */
    Uni<Void> count(SqlClient client, UUID ownerId, UUID id, int accepted, int duplicates) {
        return client.preparedQuery("update finance_import set accepted = $3, duplicates = $4 where owner_id = $1 and id = $2")
                .execute(Tuple.of(ownerId, id, accepted, duplicates)).replaceWithVoid();
    }

    Uni<Page<ImportView>> page(UUID ownerId, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, LIST, 2);
        String after = cursor == null ? "" : " and (imported_at, id) < ($2, $3)";
        List<Object> parameters = new ArrayList<>(List.of(ownerId));
        if (cursor != null) {
            parameters.add(cursor.instant(0).atOffset(ZoneOffset.UTC));
            parameters.add(cursor.uuid(1));
        }
        return pool.preparedQuery("select * from finance_import where owner_id = $1" + after
                + " order by imported_at desc, id desc limit " + (limit + 1))
                .execute(Tuple.from(parameters))
                .map(rows -> {
                    var views = new ArrayList<ImportView>();
                    rows.forEach(row -> views.add(view(row)));
                    return Page.cut(views, limit,
                            last -> new Cursor(LIST, List.of(last.importedAt().toString(), last.id().toString())));
                });
    }

    Uni<ImportTotals> totals() {
        return pool.query(TOTALS).execute().map(rows -> rows.iterator().next())
                .map(row -> new ImportTotals(row.getLong("imports"), row.getLong("undone"), row.getLong("accepted"),
                        row.getLong("duplicates"), row.getLong("rejected")));
    }

    /** Marks an import as undone and deletes what it brought. */
    Uni<Void> undo(UUID ownerId, UUID id) {
        return corrections.committing(ownerId, pool.withTransaction(connection -> connection
                .preparedQuery("select undone_at from finance_import where owner_id = $1 and id = $2 for update")
                .execute(Tuple.of(ownerId, id))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw FinanceError.IMPORT_NOT_FOUND.because("There is no import with the id %s", id);
                    }
                    if (rows.iterator().next().getOffsetDateTime(0) != null) {
                        throw FinanceError.IMPORT_ALREADY_UNDONE.because("The import %s was undone before", id);
                    }
                })
                .chain(() -> delete(connection, ownerId, id))
                .call(() -> connection
                        .preparedQuery("update finance_import set undone_at = now() where owner_id = $1 and id = $2")
                        .execute(Tuple.of(ownerId, id)))
                .call(() -> activities.record(connection, Activity.of(ownerId, "import.undone", id)))),
                hadFiled -> hadFiled)
                .replaceWithVoid();
    }

    /** Whether its owner had filed any of them. */
    private static Uni<Boolean> delete(SqlClient connection, UUID ownerId, UUID id) {
        return connection.preparedQuery("""
                with gone as (delete from finance_transaction where owner_id = $1 and import_id = $2 returning filed_at)
                select count(filed_at) > 0 from gone""")
                .execute(Tuple.of(ownerId, id)).map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static ImportView view(Row row) {
        return new ImportView(row.getUUID("id"), row.getString("file_name"), row.getString("account"),
                row.getInteger("accepted"),
                row.getInteger("duplicates"), row.getInteger("skipped"), row.getInteger("rejected"),
                row.getOffsetDateTime("imported_at").toInstant(), instant(row.getOffsetDateTime("undone_at")));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
