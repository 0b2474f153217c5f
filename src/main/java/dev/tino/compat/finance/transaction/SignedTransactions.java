package dev.tino.compat.finance.transaction;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Expenses that a client wrote with their minus, and is to read so again. */
@ApplicationScoped
class SignedTransactions {

    private final Pool pool;

    SignedTransactions(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> note(SqlClient transaction, UUID ownerId, Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(
                        """
                                insert into compat_signed_transaction (transaction_id, owner_id) select id, $1 from unnest($2::uuid[]) as new (id)""")
                        .execute(Tuple.of(ownerId, ids.toArray(UUID[]::new))).replaceWithVoid();
    }

    /** Those of the ids that are. */
    Uni<Set<UUID>> of(UUID ownerId, Collection<UUID> ids) {
        return pool.preparedQuery("""
                select transaction_id from compat_signed_transaction where owner_id = $1 and transaction_id = any ($2)""")
                .execute(Tuple.of(ownerId, ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }
}
