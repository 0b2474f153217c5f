package dev.tino.finance.statement.table;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.tino.finance.statement.line.AmountParser;
import dev.tino.finance.statement.line.BadLine;
import dev.tino.finance.statement.line.DateParser;

/**
 * A cell of a table: a text, or a number that is an amount or a date, as its column says.
 *
 * @param text as the file has it; empty for a blank cell, never null
 * @param number the number of a spreadsheet's cell, NaN for a text
 * @param date the day that the number stands for; null for a text or a number that stands for none
 */
record Cell(String text, double number, LocalDate date) {

    static final Cell BLANK = text("");

    static Cell text(String text) {
        return new Cell(text, Double.NaN, null);
    }

    boolean isBlank() {
        return text.isBlank();
    }

    boolean isNumber() {
        return !Double.isNaN(number);
    }

    BigDecimal amount(AmountParser parser) throws BadLine {
        return isNumber() ? AmountParser.of(number, text) : parser.parse(text);
    }

    LocalDate date(DateParser parser) throws BadLine {
        return date != null ? DateParser.inRange(date) : parser.parse(text);
    }
}
