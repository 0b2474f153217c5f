package dev.tino.finance.statement.table;

import java.math.BigDecimal;
import java.util.Set;

import dev.tino.finance.statement.StatementLine;
import dev.tino.finance.statement.line.AmountParser;
import dev.tino.finance.statement.line.BadLine;
import dev.tino.finance.statement.line.DateParser;
import dev.tino.finance.statement.line.Words;

/** The cells of a row by their meaning, not yet understood: that takes the styles of the whole file. */
record RawLine(int line, Cell date, String description, Cell amount, Cell credit, Cell debit, String direction,
        String person, String category, String fitId) {

    private static final Set<String> OUT = Set.of("saida", "debito", "d", "debit", "despesa", "out", "expense");

    /** Neither a day nor an amount: a remark of the bank. */
    boolean isRemark() {
        return date.isBlank() && amount.isBlank() && credit.isBlank() && debit.isBlank();
    }

    StatementLine understand(DateParser dates, AmountParser amounts) throws BadLine {
        return new StatementLine(line, date.date(dates), description, amount(amounts), person, category, fitId, null);
    }

    private BigDecimal amount(AmountParser parser) throws BadLine {
        if (!amount.isBlank()) {
            return directed(amount.amount(parser));
        }
        BigDecimal in = credit.isBlank() ? BigDecimal.ZERO : credit.amount(parser);
        BigDecimal out = debit.isBlank() ? BigDecimal.ZERO : debit.amount(parser);
        if (in.signum() != 0 && out.signum() != 0) {
            throw new BadLine("The line is a credit and a debit at once");
        }
        if (credit.isBlank() && debit.isBlank()) {
            throw new BadLine("The amount is missing");
        }
        return in.signum() != 0 ? in : out.abs().negate().setScale(2);
    }

    /** A sign that is written beats what another column says. */
    private BigDecimal directed(BigDecimal value) {
        String words = direction == null ? "" : Words.fold(direction);
        if (value.signum() > 0 && OUT.contains(words) && !amount.text().contains("+")) {
            return value.negate();
        }
        return value;
    }
}
