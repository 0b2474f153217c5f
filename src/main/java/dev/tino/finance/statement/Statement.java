package dev.tino.finance.statement;

import java.util.List;

/**
 * What a file says, in its order.
 *
 * @param skipped what is no transaction: balances, totals, blank lines
 * @param rejected what should be a transaction and cannot be one
 */
public record Statement(List<StatementLine> lines, List<Note> skipped, List<Note> rejected) {

    /** The most lines that one file may hold. */
    public static final int MAX_LINES = 100_000;

    public Statement {
        lines = List.copyOf(lines);
        skipped = List.copyOf(skipped);
        rejected = List.copyOf(rejected);
    }

    /**
     * What became of a line that was not taken.
     *
     * @param line its number, as in {@link StatementLine#line()}
     */
    public record Note(int line, String reason) {
    }
}
