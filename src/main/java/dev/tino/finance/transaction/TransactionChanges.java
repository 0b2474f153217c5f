package dev.tino.finance.transaction;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.finance.training.Corrections;
import dev.tino.finance.transaction.Transaction.ModelsWord;
import dev.tino.models.prediction.Outcome;
import dev.tino.models.prediction.Outcomes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Changes of what is stored. The category that a user sets is the truth of what a model had said. */
@ApplicationScoped
class TransactionChanges {

    private final TransactionRows rows;
    private final Filings filings;
    private final Corrections corrections;
    private final Outcomes outcomes;
    private final Pool pool;

    TransactionChanges(TransactionRows rows, Filings filings, Corrections corrections, Outcomes outcomes, Pool pool) {
        this.rows = rows;
        this.filings = filings;
        this.corrections = corrections;
        this.outcomes = outcomes;
        this.pool = pool;
    }

    Uni<TransactionView> change(UUID ownerId, UUID id, TransactionChange change) {
        return filings.of(ownerId).chain(filing -> {
            filing.check("", change.categoryId == null ? null : change.categoryId.orElse(null),
                    change.typeId == null ? null : change.typeId.orElse(null));
            // What was filed may have got another description, or no category.
            return corrections.committing(ownerId,
                    pool.withTransaction(transaction -> apply(transaction, ownerId, id, change, filing)), changed -> true)
                    .map(row -> TransactionView.of(row, filing));
        });
    }

    private Uni<Transaction> apply(SqlClient transaction, UUID ownerId, UUID id, TransactionChange change, Filing filing) {
        return rows.lock(transaction, ownerId, id)
                .onItem().ifNull().failWith(() -> TransactionService.notFound(id))
                .chain(row -> {
                    ModelsWord before = row.modelsWord();
                    boolean judged = change.files() || change.clears() && row.categoryId != null;
                    change.applyTo(row);
                    return rows.update(transaction, row)
                            .chain(() -> corrections.filed(transaction, ownerId, change.files() ? 1 : 0))
                            .chain(() -> judged ? known(transaction, row, before, filing) : Uni.createFrom().voidItem())
                            .replaceWith(row);
                });
    }

    /**
     * Once its user has filed it or taken it out of its category, the row no longer tells what a model had said; its outcome
     * does, without a truth as long as he has only said what it is not.
     */
    private Uni<Void> known(SqlClient transaction, Transaction filed, ModelsWord before, Filing filing) {
        String truth = filing.categoryName(filed.categoryId);
        return before == null ? outcomes.corrected(transaction, filed.ownerId, filed.id, truth)
                : outcomes.known(transaction, List.of(new Outcome(before.model(), filed.ownerId, filed.id,
                        filing.categoryName(before.categoryId()), before.confidence(), truth)));
    }
}
