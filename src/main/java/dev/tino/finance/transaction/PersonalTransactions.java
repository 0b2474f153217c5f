package dev.tino.finance.transaction;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** A person's transactions, which he can take with him. */
@ApplicationScoped
class PersonalTransactions implements PersonalData {

    private static final int SLICE = 50_000;

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
        return rows.deleteSome(transaction, ownerId, SLICE)
                .chain(deleted -> deleted < SLICE ? Uni.createFrom().voidItem() : erase(transaction, ownerId));
    }
}
