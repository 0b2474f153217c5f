package dev.tino.finance.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import dev.tino.finance.classification.Classifier;
import dev.tino.finance.classification.Guess;
import dev.tino.finance.transaction.CategorySource;
import dev.tino.finance.transaction.TransactionView;

/**
 * A transaction as a row of the page.
 *
 * @param changed whether it has just changed, and is to be noticed
 * @param elsewhere whether it replaces a row that nobody touched
 */
record Line(TransactionView transaction, boolean changed, boolean elsewhere) {

    /** Who says what its category is. */
    public enum Word {
        USER,
        OWN_WORDS,
        OWN_MODEL,
        SHIPPED_MODEL,
        NOBODY
    }

    static Line of(TransactionView transaction) {
        return new Line(transaction, false, false);
    }

    static Line corrected(TransactionView transaction) {
        return new Line(transaction, true, false);
    }

    static Line follower(TransactionView transaction) {
        return new Line(transaction, true, true);
    }

    public UUID id() {
        return transaction.id();
    }

    public LocalDate date() {
        return transaction.date();
    }

    public String description() {
        return transaction.description();
    }

    public String person() {
        return transaction.person();
    }

    public BigDecimal amount() {
        return transaction.amount();
    }

    public UUID categoryId() {
        return transaction.categoryId();
    }

    public String category() {
        return transaction.category();
    }

    public boolean isIncome() {
        return transaction.amount().signum() > 0;
    }

    public Word word() {
        if (transaction.categorySource() == null) {
            return Word.NOBODY;
        }
        if (transaction.categorySource() == CategorySource.USER) {
            return Word.USER;
        }
        String model = transaction.model().name();
        if (model.equals(Guess.OWN_WORDS.name())) {
            return Word.OWN_WORDS;
        }
        return model.equals(Classifier.MODEL) ? Word.SHIPPED_MODEL : Word.OWN_MODEL;
    }

    public boolean isOwnModel() {
        return word() == Word.OWN_MODEL;
    }

    /** In whole percents, which is as much as a reader wants to know; null when nobody has guessed. */
    public Double confidence() {
        return transaction.confidence() == null ? null : Math.round(transaction.confidence() * 100) / 100.0;
    }

    /** Whether his own words on that description have not always been the same. */
    public boolean isContested() {
        return confidence() != null && confidence() < 1;
    }
}
