package dev.tino.finance.transaction;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Slices;
import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** A person's transactions, which he can take with him. */
@ApplicationScoped
class PersonalTransactions implements PersonalData {

    private final TransactionRows rows;

    PersonalTransactions(TransactionRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "finance.transaction";
    }

    @Override
    public Uni<? extends Page<?>> page(UUID ownerId, String cursor) {
        return rows.page(ownerId, TransactionFilter.NONE, Ndjson.PAGE, cursor);
    }

    /** Before the account takes them with it, all in one statement that may keep the database silent for too long. */
    @Override
    public Uni<Void> erase(SqlClient transaction, UUID ownerId) {
        return Slices.delete(transaction, "finance_transaction", "owner_id = $1", Tuple.of(ownerId)).replaceWithVoid();
    }
}
