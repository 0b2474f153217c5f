package dev.tino.credit.scoring;

import dev.tino.ml.train.Predictions;

/**
 * How many good and how many bad rows got each score, in steps of a thousandth: all that is needed to look at any cut-off
 * later, and nothing of the rows.
 *
 * @param good from the step 0 to the step {@value #STEPS}
 * @param bad likewise
 */
record ScoreCounts(int[] good, int[] bad) {

    static final int STEPS = 1_000;
    /** A score that is written as a thousandth is not to fall below it. */
    private static final double ROUNDING = 1e-9;

    static ScoreCounts of(Predictions predictions) {
        var counts = new ScoreCounts(new int[STEPS + 1], new int[STEPS + 1]);
        for (int row = 0; row < predictions.size(); row++) {
            int step = step(predictions.probabilities()[row][ScoringModel.GOOD_INDEX]);
            int[] ofClass = predictions.truth()[row] == ScoringModel.GOOD_INDEX ? counts.good : counts.bad;
            ofClass[step]++;
        }
        return counts;
    }

    static int step(double score) {
        return Math.max(0, Math.min(STEPS, (int) Math.floor(score * STEPS + ROUNDING)));
    }

    int rows() {
        int rows = 0;
        for (int step = 0; step <= STEPS; step++) {
            rows += good[step] + bad[step];
        }
        return rows;
    }
}
