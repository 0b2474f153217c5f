package dev.tino.finance.statement.table;

import dev.tino.finance.statement.StatementLine;
import dev.tino.finance.statement.line.BadLine;
import dev.tino.finance.statement.line.DateParser;

/** The cells of a row by their meaning, not yet understood: that takes the styles of the whole file. */
record RawLine(int line, Cell date, String description, Cell amount, Cell credit, Cell debit, String direction,
        String person, String category, String fitId) {

    /** Neither a day nor an amount: a remark of the bank. */
    boolean isRemark() {
        return date.isBlank() && amount.isBlank() && credit.isBlank() && debit.isBlank();
    }

    StatementLine understand(DateParser dates, Signs signs) throws BadLine {
        return new StatementLine(line, date.date(dates), description, signs.amount(this), person, category, fitId, null);
    }
}
