package dev.tino.finance.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.models.ModelVersion;

/**
 * A transaction as its owner sees it.
 *
 * @param confidence a model's probability of its most probable category, 0 to 1, whether it chose that or, with
 *        {@code categorySource} null, was not sure enough; null when the user filed it
 * @param model whose probability that is, or null
 */
public record TransactionView(@Schema(nullable = true) UUID id, LocalDate date,
        @Schema(examples = "PADARIA SAO JOAO") String description, @Schema(examples = "-12.50") BigDecimal amount,
        @Schema(nullable = true) String person, @Schema(nullable = true) UUID categoryId,
        @Schema(nullable = true, examples = "Alimentação") String category,
        @Schema(nullable = true) CategorySource categorySource, @Schema(nullable = true, examples = "0.9731") Float confidence,
        @Schema(nullable = true) ModelVersion model, @Schema(nullable = true) UUID typeId,
        @Schema(nullable = true, examples = "Despesa") String type) {

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
