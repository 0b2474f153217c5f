package dev.tino.compat.finance.transaction;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.finance.body.Fields;
import dev.tino.compat.finance.body.LegacyTime;
import dev.tino.compat.finance.body.Refusals;
import dev.tino.compat.finance.body.Values;
import dev.tino.compat.finance.name.Numbered;
import dev.tino.compat.finance.people.Person;
import dev.tino.finance.transaction.NewTransaction;

/**
 * A transaction as a client sent it, and gets it back.
 *
 * @param userId null for the account itself
 * @param typeId null to let the sign tell
 * @param categoryId null to let a model tell
 */
record SentTransaction(BigDecimal value, String description, @JsonProperty("transaction_date") LegacyTime time,
        @JsonProperty("user_id") Long userId, @JsonProperty("transaction_type_id") Long typeId,
        @JsonProperty("transaction_category_id") Long categoryId) {

    private static final int LONGEST_DESCRIPTION = 500;

    static SentTransaction read(Fields fields) {
        return new SentTransaction(fields.value("value"), fields.text("description", LONGEST_DESCRIPTION),
                fields.time("transaction_date"), fields.nullableNumber("user_id"), fields.nullableNumber("transaction_type_id"),
                fields.nullableNumber("transaction_category_id"));
    }

    /** A single one, which has values for what is left out. The front end calls two of the fields otherwise. */
    static SentTransaction readSingle(Fields fields) {
        String date = fields.nameOf("transaction_date", "date");
        return new SentTransaction(fields.value("value", BigDecimal.valueOf(100)),
                fields.text("description", LONGEST_DESCRIPTION), fields.has(date) ? fields.time(date) : LegacyTime.now(),
                fields.nullableNumber("user_id"), fields.nullableNumber("transaction_type_id"),
                fields.nullableNumber(fields.nameOf("transaction_category_id", "category_id")));
    }

    @JsonIgnore
    boolean isNegative() {
        return value.signum() < 0;
    }

    /**
     * What Tino keeps of it. The type says that it is an expense, unless the client writes signs.
     *
     * @throws LegacyRefusal when it refers to what the account does not have
     */
    NewTransaction in(Vocabulary vocabulary, boolean signed) {
        Person person = userId == null ? vocabulary.itself() : vocabulary.person(userId);
        Numbered type = typeId == null ? null : vocabulary.type(typeId);
        Numbered category = categoryId == null ? null : vocabulary.category(categoryId);
        if (person == null || typeId != null && type == null || categoryId != null && category == null) {
            throw new LegacyRefusal(400, Refusals.message("Not possible to add transaction"));
        }
        BigDecimal amount = Values.cents(value);
        boolean negated = !signed && type != null && vocabulary.isExpense(type.id());
        return new NewTransaction(time.day(), description, negated ? amount.negate() : amount,
                person == vocabulary.itself() ? null : person.fullName(), category == null ? null : category.id(),
                type == null ? null : type.id());
    }
}
