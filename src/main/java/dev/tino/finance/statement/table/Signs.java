package dev.tino.finance.statement.table;

import java.math.BigDecimal;
import java.util.List;

import dev.tino.finance.statement.line.AmountParser;
import dev.tino.finance.statement.line.BadLine;

/** Gives amounts their signs, which takes more than a line: what its table writes elsewhere tells what it leaves out. */
final class Signs {

    private final AmountParser parser;
    private boolean directed;
    /** Whether some line tells for sure that it is an expense or an income. */
    private boolean sure;
    private int negativeAmounts;
    private int negativeDebits;
    private int positiveDebits;

    /** @param lines all transactions of the table */
    Signs(List<RawLine> lines, AmountParser parser) {
        this.parser = parser;
        for (RawLine line : lines) {
            Direction direction = Direction.of(line.direction());
            directed |= direction != Direction.UNKNOWN && direction != Direction.BLANK;
            sure |= direction == Direction.IN || direction == Direction.OUT;
            negativeAmounts += signum(line.amount()) < 0 ? 1 : 0;
            int debit = signum(line.debit());
            negativeDebits += debit < 0 ? 1 : 0;
            positiveDebits += debit > 0 ? 1 : 0;
        }
    }

    /** An expense is negative. */
    BigDecimal amount(RawLine line) throws BadLine {
        if (!line.amount().isBlank()) {
            return directed(line, line.amount().amount(parser));
        }
        BigDecimal in = line.credit().isBlank() ? BigDecimal.ZERO : line.credit().amount(parser);
        BigDecimal out = line.debit().isBlank() ? BigDecimal.ZERO : line.debit().amount(parser);
        if (in.signum() != 0 && out.signum() != 0) {
            throw new BadLine("The line is a credit and a debit at once");
        }
        if (line.credit().isBlank() && line.debit().isBlank()) {
            throw new BadLine("The amount is missing");
        }
        return in.signum() != 0 ? in : debit(out).setScale(2);
    }

    /** A sign that is written beats what another column says. */
    private BigDecimal directed(RawLine line, BigDecimal value) throws BadLine {
        if (value.signum() <= 0 || AmountParser.isSigned(line.amount().text())) {
            return value;
        }
        return switch (Direction.of(line.direction())) {
            case IN, BLANK -> value;
            case OUT -> value.negate();
            case LIKELY_OUT -> {
                if (negativeAmounts == 0 && !sure) {
                    throw untold(line, "may be either");
                }
                yield negativeAmounts == 0 ? value.negate() : value;
            }
            case UNKNOWN -> {
                if (directed && negativeAmounts == 0) {
                    throw untold(line, "is neither");
                }
                yield value;
            }
        };
    }

    private static BadLine untold(RawLine line, String why) {
        return new BadLine("The line does not tell an income from an expense: %s %s"
                .formatted(BadLine.quote(line.direction()), why));
    }

    /** Banks write debits with a minus or without; the sign that is rarer in the table marks a reversal. */
    private BigDecimal debit(BigDecimal value) throws BadLine {
        if (negativeDebits > 0 && negativeDebits == positiveDebits) {
            throw new BadLine("The debits are written with a minus as often as without: which of them is a reversal?");
        }
        return negativeDebits > positiveDebits ? value : value.negate();
    }

    private int signum(Cell cell) {
        try {
            return cell.isBlank() ? 0 : cell.amount(parser).signum();
        } catch (BadLine e) {
            // Rejected when its turn comes; until then it proves nothing.
            return 0;
        }
    }
}
