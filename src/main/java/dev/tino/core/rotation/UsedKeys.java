package dev.tino.core.rotation;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.crypto.SealedColumn;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The keys that something in the database is or may be sealed with. The list of them lets no node start that could not
 * open what another is about to seal; what is sealed already the columns themselves tell, for a node whose current key
 * was taken out of the list goes on sealing with it.
 */
@ApplicationScoped
class UsedKeys {

    /** From one key to the next through the column's index, however many rows a key has. */
    private static final String STORED = """
             union
            (with recursive stored (id) as (
                select min(%2$s) from %1$s
                union all
                select (select min(%2$s) from %1$s where %2$s > stored.id) from stored where stored.id is not null
             )
             select id from stored where id is not null)""";

    private final List<SealedColumn> columns;

    UsedKeys(@All List<SealedColumn> columns) {
        this.columns = columns;
    }

    /** Until the transaction ends nobody else changes them. */
    Uni<Void> lock(SqlClient transaction) {
        return transaction.query("lock table sealing_key in share row exclusive mode").execute().replaceWithVoid();
    }

    Uni<Set<String>> ids(SqlClient client) {
        return client.query("select id from sealing_key" + each(STORED)).execute()
                .map(rows -> rows.stream().map(row -> row.getString(0))
                        .collect(Collectors.toSet()));
    }

    Uni<Void> note(SqlClient client, String id) {
        return client.preparedQuery("insert into sealing_key (id) values ($1) on conflict do nothing")
                .execute(Tuple.of(id)).replaceWithVoid();
    }

    /** The job that was last to seal everything with this key, or null. */
    Uni<UUID> rotation(SqlClient client, String id) {
        return client.preparedQuery("select rotation_job from sealing_key where id = $1").execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getUUID(0));
    }

    Uni<Void> setRotation(SqlClient client, String id, UUID jobId) {
        return client.preparedQuery("update sealing_key set rotation_job = $2 where id = $1").execute(Tuple.of(id, jobId))
                .replaceWithVoid();
    }

    /** Takes out those, this one apart, that nothing is sealed with. */
    Uni<Void> removeUseless(SqlClient transaction, String current) {
        String unused = each(" and not exists (select from %s where %s = sealing_key.id)");
        return transaction.preparedQuery("delete from sealing_key where id <> $1" + unused).execute(Tuple.of(current))
                .replaceWithVoid();
    }

    /** @param part of a statement, with a place for a table and one for its column of key ids */
    private String each(String part) {
        return columns.stream().map(column -> part.formatted(column.table(), column.keyIdColumn()))
                .collect(Collectors.joining());
    }
}
