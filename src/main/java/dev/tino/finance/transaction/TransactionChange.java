package dev.tino.finance.transaction;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAutoDetect;

import dev.tino.core.web.Money;
import dev.tino.core.web.PlainText;
import dev.tino.core.web.SaneDate;

/** What to change of a transaction. A field left out stays as it is; one that may be empty is emptied by null. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class TransactionChange {
    @SaneDate
    @Schema(examples = "2026-01-31")
    LocalDate date;
    @PlainText(max = 500)
    @Schema(examples = "PADARIA SAO JOAO")
    String description;
    @Money
    @Schema(examples = "-12.50")
    BigDecimal amount;
    @Schema(implementation = String.class, nullable = true)
    Optional<@PlainText(max = 140) String> person;
    @Schema(implementation = UUID.class, nullable = true)
    Optional<UUID> categoryId;
    @Schema(implementation = UUID.class, nullable = true)
    Optional<UUID> typeId;

    static TransactionChange filing(UUID categoryId) {
        var change = new TransactionChange();
        change.categoryId = Optional.of(categoryId);
        return change;
    }

    /** Whether it says what the category is. */
    boolean files() {
        return categoryId != null && categoryId.isPresent();
    }

    /** Whether it takes it out of its category. */
    boolean clears() {
        return categoryId != null && categoryId.isEmpty();
    }

    void applyTo(Transaction transaction) {
        if (date != null) {
            transaction.date = date;
        }
        if (description != null) {
            transaction.description = Transaction.clean(description);
        }
        if (amount != null) {
            transaction.amount = amount.setScale(2, RoundingMode.UNNECESSARY);
        }
        if (person != null) {
            transaction.person = person.map(Transaction::clean).orElse(null);
        }
        if (categoryId != null) {
            transaction.fileByUser(categoryId.orElse(null));
        }
        if (typeId != null) {
            transaction.typeId = typeId.orElse(null);
        }
    }
}
