package dev.tino.finance.transaction;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;

/** A person's transactions, for his export. */
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
}
