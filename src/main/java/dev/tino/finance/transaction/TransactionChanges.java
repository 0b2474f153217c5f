package dev.tino.finance.transaction;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.error.Failure;
import dev.tino.core.web.PlainText;
import dev.tino.finance.category.NameRows;
import dev.tino.finance.category.OwnedName;
import dev.tino.finance.training.Corrections;
import dev.tino.finance.transaction.Transaction.ModelsWord;
import dev.tino.models.prediction.Outcome;
import dev.tino.models.prediction.Outcomes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Changes of what is stored. The category that a user sets is the truth of what a model had said. */
@ApplicationScoped
public class TransactionChanges {

    private final TransactionRows rows;
    private final Filings filings;
    private final Corrections corrections;
    private final Outcomes outcomes;
    private final NameRows names;
    private final Pool pool;

    TransactionChanges(TransactionRows rows, Filings filings, Corrections corrections, Outcomes outcomes, NameRows names,
            Pool pool) {
        this.rows = rows;
        this.filings = filings;
        this.corrections = corrections;
        this.outcomes = outcomes;
        this.names = names;
        this.pool = pool;
    }

    /** Files one under the category of that name, which is added when the owner has none. */
    public Uni<Changed> file(UUID ownerId, UUID id, String category) {
        String violation = category == null ? "must not be null" : PlainText.Rule.violation(category, OwnedName.MAX_LENGTH);
        if (violation != null) {
            throw Failure.invalid("category", violation);
        }
        // What is not his adds no category.
        return rows.find(ownerId, id).onItem().ifNull().failWith(() -> TransactionService.notFound(id))
                .chain(() -> names.categoryNamed(ownerId, category))
                .chain(categoryId -> change(ownerId, id, TransactionChange.filing(categoryId)));
    }

    Uni<Changed> change(UUID ownerId, UUID id, TransactionChange change) {
        return filings.of(ownerId).chain(filing -> {
            filing.check("", change.categoryId == null ? null : change.categoryId.orElse(null),
                    change.typeId == null ? null : change.typeId.orElse(null));
            // What was filed may have got another description, or no category.
            return corrections.committing(ownerId,
                    pool.withTransaction(transaction -> apply(transaction, ownerId, id, change, filing)), changed -> true);
        });
    }

    private Uni<Changed> apply(SqlClient transaction, UUID ownerId, UUID id, TransactionChange change, Filing filing) {
        return rows.lock(transaction, ownerId, id)
                .onItem().ifNull().failWith(() -> TransactionService.notFound(id))
                .chain(row -> {
                    ModelsWord before = row.modelsWord();
                    boolean judged = change.files() || change.clears() && row.categoryId != null;
                    change.applyTo(row);
                    return rows.update(transaction, row)
                            .chain(() -> corrections.filed(transaction, ownerId, change.files() ? 1 : 0))
                            .chain(() -> judged ? known(transaction, row, before, filing) : Uni.createFrom().voidItem())
                            // Last: nobody else of the owner's follows from here on, so the latest word stays.
                            .chain(() -> change.files() ? rows.follow(transaction, row)
                                    : Uni.createFrom().item(List.<UUID> of()))
                            .map(followers -> new Changed(TransactionView.of(row, filing), followers));
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
