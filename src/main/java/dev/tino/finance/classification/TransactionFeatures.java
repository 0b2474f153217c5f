package dev.tino.finance.classification;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

/** What a model sees of a transaction: description, amount, day of the month and month. */
public final class TransactionFeatures {

    public static final Schema SCHEMA = Schema.of(Column.text("description"), Column.amount("amount"), Column.number("day"),
            Column.number("month"));

    private TransactionFeatures() {
    }

    public static Row row(LocalDate date, String description, BigDecimal amount) {
        return Row.of(description, amount.doubleValue(), (double) date.getDayOfMonth(), (double) date.getMonthValue());
    }

    /** The description of a row. */
    public static String description(Row row) {
        return (String) row.value(0);
    }
}
