package dev.tino.ml.encode;

import dev.tino.ml.ModelException.Reason;

/**
 * How much a token says: ln((1 + n) / (1 + df)) + 1 for one that df of n texts have (Manning, Raghavan, Schütze:
 * Introduction to Information Retrieval, section 6.2.1, smoothed as if one more text had every token).
 */
final class Idf {

    private Idf() {
    }

    static float of(int rows, int rowsWith) {
        return (float) (StrictMath.log((1.0 + rows) / (1.0 + rowsWith)) + 1);
    }

    /** Refuses what no training gives. */
    static void check(float... weights) {
        for (float weight : weights) {
            if (!(Float.isFinite(weight) && weight >= 0)) {
                throw Reason.DAMAGED_FILE.because("a weight of a token is negative or no number");
            }
        }
    }
}
