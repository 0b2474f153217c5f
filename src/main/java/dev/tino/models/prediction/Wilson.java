package dev.tino.models.prediction;

import dev.tino.ml.train.Interval;

/**
 * The 95 % score interval of a share of independent trials, which keeps its promise for few of them and near 0 and 1 too
 * (Wilson: Probable Inference, the Law of Succession, and Statistical Inference, JASA 22, 1927).
 */
final class Wilson {

    /** Of the standard normal distribution, 2.5 % lie above it. */
    private static final double Z = 1.959963984540054;

    private Wilson() {
    }

    /** @return null when nothing was tried */
    static Interval interval(long right, long tried) {
        if (tried == 0) {
            return null;
        }
        double share = (double) right / tried;
        double square = Z * Z / tried;
        double middle = (share + square / 2) / (1 + square);
        double half = Z * Math.sqrt(share * (1 - share) / tried + square / (4 * tried)) / (1 + square);
        return new Interval(share, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
