package dev.tino.finance.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.idempotency.Creation;
import dev.tino.core.web.Page;
import dev.tino.finance.FinanceError;
import dev.tino.finance.classification.Classifier;
import dev.tino.finance.training.Corrections;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

@ApplicationScoped
public class TransactionService {

    private final TransactionRows rows;
    private final Filings filings;
    private final Classifier classifier;
    private final Corrections corrections;
    private final Activities activities;
    private final Pool pool;

    TransactionService(TransactionRows rows, Filings filings, Classifier classifier, Corrections corrections,
            Activities activities, Pool pool) {
        this.rows = rows;
        this.filings = filings;
        this.classifier = classifier;
        this.corrections = corrections;
        this.activities = activities;
        this.pool = pool;
    }

    /**
     * Adds all or none. What has no category is classified, what has no type gets the one that its sign tells.
     *
     * @param path where an input stands in the request's body, a pattern for its index
     */
    public Uni<List<TransactionView>> add(UUID ownerId, List<NewTransaction> inputs, String path,
            Creation<List<TransactionView>> creation) {
        return add(ownerId, inputs, path, creation, (transaction, added) -> Uni.createFrom().voidItem());
    }

    /** What somebody else writes of transactions in the database transaction that adds them. */
    public interface Beside {
        Uni<Void> write(SqlClient transaction, List<TransactionView> added);
    }

    /** {@link #add(UUID, List, String, Creation)} with something beside it. */
    public Uni<List<TransactionView>> add(UUID ownerId, List<NewTransaction> inputs, String path,
            Creation<List<TransactionView>> creation, Beside beside) {
        return filings.of(ownerId).chain(filing -> {
            List<Transaction> added = entities(ownerId, inputs, path, filing);
            // Inference must not hold a database connection: classify first, then open the transaction.
            return classify(added, filing)
                    .chain(() -> corrections.committing(ownerId, creation.transaction(transaction -> rows
                            .insert(transaction, added)
                            .chain(() -> corrections.filed(transaction, ownerId, filedByUser(added)))
                            .map(nothing -> added.stream().map(row -> TransactionView.of(row, filing)).toList())
                            .call(views -> beside.write(transaction, views))),
                            views -> filedByUser(added) > 0));
        });
    }

    /** Files under a category each of them that has none and on which the model is sure enough. */
    public Uni<Void> classify(List<Transaction> candidates, Filing filing) {
        List<Transaction> unfiled = candidates.stream().filter(row -> row.categoryId == null).toList();
        if (unfiled.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return classifier
                .classify(unfiled.get(0).ownerId, filing.categories(), unfiled, row -> row.date, row -> row.description,
                        row -> row.amount)
                .invoke(guesses -> {
                    for (int i = 0; i < guesses.size(); i++) {
                        unfiled.get(i).fileByModel(guesses.get(i));
                    }
                }).replaceWithVoid();
    }

    public Uni<Page<TransactionView>> page(UUID ownerId, TransactionFilter filter, int limit, String cursor) {
        return rows.page(ownerId, filter, limit, cursor);
    }

    /** Those of the ids that the owner has. */
    public Uni<List<TransactionView>> get(UUID ownerId, List<UUID> ids) {
        return rows.find(ownerId, ids);
    }

    public Uni<TransactionView> get(UUID ownerId, UUID id) {
        return rows.find(ownerId, id).onItem().ifNull().failWith(() -> notFound(id));
    }

    public Uni<Void> delete(UUID ownerId, UUID id) {
        return corrections.committing(ownerId, pool.withTransaction(transaction -> rows.delete(transaction, ownerId, id)
                .onItem().ifNull().failWith(() -> notFound(id))
                .call(() -> activities.record(transaction, Activity.of(ownerId, "transaction.deleted", id)))),
                wasFiled -> wasFiled)
                .replaceWithVoid();
    }

    private static long filedByUser(List<Transaction> added) {
        return added.stream().filter(Transaction::isFiledByUser).count();
    }

    private static List<Transaction> entities(UUID ownerId, List<NewTransaction> inputs, String path,
            Filing filing) {
        var entities = new ArrayList<Transaction>(inputs.size());
        for (NewTransaction input : inputs) {
            filing.check(path.formatted(entities.size()), input.categoryId(), input.typeId());
            var entity = Transaction.of(ownerId, input.date(), input.description(), input.amount(), input.person());
            entity.fileByUser(input.categoryId());
            entity.typeId = input.typeId() == null ? filing.typeFollowing(input.amount()) : input.typeId();
            entities.add(entity);
        }
        return entities;
    }

    static RuntimeException notFound(UUID id) {
        return FinanceError.TRANSACTION_NOT_FOUND.because("There is no transaction with the id %s", id);
    }
}
