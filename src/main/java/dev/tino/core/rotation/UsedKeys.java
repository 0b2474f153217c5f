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

/** The keys that something in the database may be sealed with. */
@ApplicationScoped
class UsedKeys {

    private final List<SealedColumn> columns;

    UsedKeys(@All List<SealedColumn> columns) {
        this.columns = columns;
    }

    /** Until the transaction ends nobody else changes them. */
    Uni<Void> lock(SqlClient transaction) {
        return transaction.query("lock table sealing_key in share row exclusive mode").execute().replaceWithVoid();
    }

    Uni<Set<String>> ids(SqlClient client) {
        return client.query("select id from sealing_key").execute()
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
        String unused = columns.stream()
                .map(column -> " and not exists (select from %s where %s = sealing_key.id)"
                        .formatted(column.table(), column.keyIdColumn()))
                .collect(Collectors.joining());
        return transaction.preparedQuery("delete from sealing_key where id <> $1" + unused).execute(Tuple.of(current))
                .replaceWithVoid();
    }
}
