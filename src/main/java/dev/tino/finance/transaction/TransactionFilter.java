package dev.tino.finance.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;

/**
 * Which of an owner's transactions are asked for; null asks for no restriction.
 *
 * @param unfiled whether they are those that nobody has filed
 */
public record TransactionFilter(LocalDate from, LocalDate to, UUID categoryId, UUID typeId, String person, String q,
        BigDecimal minAmount, BigDecimal maxAmount, Boolean unfiled, UUID importId) {

    public static final TransactionFilter NONE = between(null, null);

    public static TransactionFilter between(LocalDate from, LocalDate to) {
        return new TransactionFilter(from, to, null, null, null, null, null, null, null, null);
    }

    public TransactionFilter {
        if (from != null && to != null && from.isAfter(to)) {
            throw Failure.invalid("from", "must not be after to");
        }
        if (minAmount != null && maxAmount != null && minAmount.compareTo(maxAmount) > 0) {
            throw Failure.invalid("minAmount", "must not be above maxAmount");
        }
    }

    long fingerprint() {
        return Cursor.fingerprint("newest first", from, to, categoryId, typeId, person, q, minAmount, maxAmount, unfiled,
                importId);
    }
}
