package dev.tino.compat.finance.transaction;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import dev.tino.compat.finance.body.LegacyTime;
import dev.tino.compat.finance.name.Numbered;
import dev.tino.compat.finance.people.Person;
import dev.tino.finance.transaction.TransactionView;

/**
 * A transaction as that system lists it.
 *
 * @param userId null for somebody who is known by his name alone
 * @param id the number of its category, since there one spread overwrites another
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record TransactionRow(BigDecimal value, String transactionDate, String createdAt, long transactionId, String description,
        Long userId, String firstName, String lastName, String email, String transactionType, String transactionCategory,
        Long id) {

    /** @param signed whether it was written with its minus */
    static TransactionRow of(TransactionView view, long number, boolean signed, Vocabulary vocabulary) {
        Person person = vocabulary.person(view.person());
        Numbered category = vocabulary.category(view.categoryId());
        boolean unsigned = !signed && view.amount().signum() < 0 && vocabulary.isExpense(view.typeId());
        return new TransactionRow(unsigned ? view.amount().negate() : view.amount(), LegacyTime.httpDate(view.date()),
                LegacyTime.httpDate(view.id()), number, view.description(), person.number(), person.firstName(),
                person.lastName(), person.email(), view.type(), view.category(), category == null ? null : category.number());
    }
}
