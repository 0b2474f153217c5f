package dev.tino.finance.training;

import dev.tino.finance.FinanceError;

/**
 * What there is to learn from.
 *
 * @param categories those with two different descriptions at least: one to learn from and one to be tested on
 */
record Trainable(long rows, long categories) {

    /** Fewer rows teach nothing that an owner's own words do not know better. */
    static final int LEAST_ROWS = 10;

    boolean isEnough() {
        return rows >= LEAST_ROWS && categories >= 2;
    }

    /** @throws dev.tino.core.error.Failure when it is not enough */
    void check() {
        if (!isEnough()) {
            throw FinanceError.TOO_FEW_CORRECTIONS.because(
                    "A model of your own needs %d transactions that you filed yourself, and two categories with two different descriptions each; there are %d and %d",
                    LEAST_ROWS, rows, categories);
        }
    }
}
