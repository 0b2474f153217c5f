package dev.tino.finance.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import dev.tino.models.ModelVersion;

/**
 * A transaction as its owner sees it.
 *
 * @param confidence probability of the category, 0 to 1, when a model chose it
 * @param model the model that chose the category, or null
 */
public record TransactionView(UUID id, LocalDate date, String description, BigDecimal amount, String person, UUID categoryId,
        String category, CategorySource categorySource, Float confidence, ModelVersion model, UUID typeId, String type) {

    public static TransactionView of(Transaction transaction, Filing filing) {
        var model = transaction.modelName == null ? null : new ModelVersion(transaction.modelName, transaction.modelVersion);
        return new TransactionView(transaction.id, transaction.date, transaction.description, transaction.amount,
                transaction.person, transaction.categoryId, filing.categoryName(transaction.categoryId),
                transaction.categorySource, transaction.confidence, model, transaction.typeId,
                filing.typeName(transaction.typeId));
    }

    /** The same before it is stored. */
    public TransactionView withoutId() {
        return new TransactionView(null, date, description, amount, person, categoryId, category, categorySource, confidence,
                model, typeId, type);
    }
}
