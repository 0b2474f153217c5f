package dev.tino.credit.dataset.report;

import java.util.List;

/**
 * How well one column alone tells the label of a row: by what most of the other rows with the same value are, where they
 * are at odds by what most rows of all are.
 *
 * @param right how many rows it tells
 */
record Foretelling(long right, Counts all) {

    private static final int FEWEST_ROWS = 50;
    /** Of ten rows that the majority gets wrong it leaves one. */
    private static final int ERRORS_GONE = 10;

    /** @param groups of rows that have the same value */
    static Foretelling of(List<Counts> groups, Counts all) {
        return new Foretelling(groups.stream().mapToLong(group -> right(group, all)).sum(), all);
    }

    private static long right(Counts group, Counts all) {
        boolean mostAreGood = all.good() >= all.bad();
        // Each row is told by the others: a value that occurs once tells nothing.
        long othersOfGood = group.good() - 1 - group.bad();
        long othersOfBad = group.bad() - 1 - group.good();
        long right = 0;
        if (othersOfGood > 0 || othersOfGood == 0 && mostAreGood) {
            right += group.good();
        }
        if (othersOfBad > 0 || othersOfBad == 0 && !mostAreGood) {
            right += group.bad();
        }
        return right;
    }

    /** Of all rows. */
    double share() {
        return (double) right / all.total();
    }

    /** Whether it tells so much more than the majority does that it was hardly known before the label. */
    boolean isLeak() {
        return all.total() >= FEWEST_ROWS && all.lesser() > 0 && (all.total() - right) * ERRORS_GONE <= all.lesser();
    }
}
