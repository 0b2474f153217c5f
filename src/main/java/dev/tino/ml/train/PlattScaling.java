package dev.tino.ml.train;

/**
 * Turns decision values into probabilities of the positive class: 1 / (1 + exp(-(slope * value + offset))) (Platt:
 * Probabilistic Outputs for Support Vector Machines, 1999), fitted by Newton's method with backtracking (Lin, Lin, Weng: A
 * Note on Platt's Probabilistic Outputs for Support Vector Machines, Machine Learning 68, 2007, algorithm 1).
 *
 * @param slope at least 0. Where higher values went with fewer positive rows, there is nothing to be learnt from them, and
 *        with slope 0 every row has the positive class's share
 */
public record PlattScaling(double slope, double offset) {

    /** Of values that are log-odds already. */
    static final PlattScaling NONE = new PlattScaling(1, 0);

    private static final int MOST_STEPS = 100;
    private static final double SHORTEST_STEP = 1e-10;
    /** Added to the Hessian's diagonal, so that it has an inverse. */
    private static final double RIDGE = 1e-12;
    private static final double FLAT = 1e-5;
    private static final double WANTED_DECREASE = 1e-4;

    /**
     * @param values of rows that the decision was not learnt from
     * @param positive of each row, whether it is of the positive class
     */
    static PlattScaling fit(double[] values, boolean[] positive) {
        PlattScaling fitted = new Fit(values, positive).minimum();
        return fitted.slope >= 0 ? fitted : new Fit(new double[values.length], positive).minimum().withoutSlope();
    }

    private PlattScaling withoutSlope() {
        return new PlattScaling(0, offset);
    }

    /** Of the positive class, in [0, 1]. */
    public double probability(double value) {
        return sigmoid(slope * value + offset);
    }

    /** Of the two forms that are equal the one whose exponent is not positive. */
    private static double sigmoid(double logit) {
        return logit >= 0 ? 1 / (1 + StrictMath.exp(-logit)) : StrictMath.exp(logit) / (1 + StrictMath.exp(logit));
    }

    /** The cross-entropy of probabilities and targets, and its way down. */
    private static final class Fit {

        private final double[] values;
        private final double[] targets;
        private final double positives;

        /** The targets are a little less than sure, as if one more row of each class had been seen (Platt, section 2.2). */
        Fit(double[] values, boolean[] positive) {
            this.values = values;
            targets = new double[values.length];
            int count = 0;
            for (boolean is : positive) {
                count += is ? 1 : 0;
            }
            positives = count;
            double high = (count + 1.0) / (count + 2.0);
            double low = 1 / (values.length - count + 2.0);
            for (int row = 0; row < values.length; row++) {
                targets[row] = positive[row] ? high : low;
            }
        }

        PlattScaling minimum() {
            PlattScaling at = new PlattScaling(0, StrictMath.log((positives + 1) / (values.length - positives + 1)));
            double loss = loss(at);
            for (int step = 0; step < MOST_STEPS; step++) {
                PlattScaling next = descend(at, loss);
                if (next == at) {
                    break;
                }
                at = next;
                loss = loss(at);
            }
            return at;
        }

        /** One Newton step, halved until the loss decreases enough; the same place when there is no way down. */
        private PlattScaling descend(PlattScaling at, double loss) {
            double bySlope = 0;
            double byOffset = 0;
            double slopeTwice = RIDGE;
            double offsetTwice = RIDGE;
            double mixed = 0;
            for (int row = 0; row < values.length; row++) {
                double probability = at.probability(values[row]);
                double error = probability - targets[row];
                double curvature = probability * (1 - probability);
                bySlope += values[row] * error;
                byOffset += error;
                slopeTwice += values[row] * values[row] * curvature;
                offsetTwice += curvature;
                mixed += values[row] * curvature;
            }
            if (Math.abs(bySlope) < FLAT && Math.abs(byOffset) < FLAT) {
                return at;
            }
            double determinant = slopeTwice * offsetTwice - mixed * mixed;
            double slopeStep = -(offsetTwice * bySlope - mixed * byOffset) / determinant;
            double offsetStep = -(slopeTwice * byOffset - mixed * bySlope) / determinant;
            double descent = bySlope * slopeStep + byOffset * offsetStep;
            for (double size = 1; size >= SHORTEST_STEP; size /= 2) {
                PlattScaling next = new PlattScaling(at.slope + size * slopeStep, at.offset + size * offsetStep);
                if (loss(next) < loss + WANTED_DECREASE * size * descent) {
                    return next;
                }
            }
            return at;
        }

        private double loss(PlattScaling scaling) {
            double loss = 0;
            for (int row = 0; row < values.length; row++) {
                double logit = scaling.slope * values[row] + scaling.offset;
                // -t ln(p) - (1 - t) ln(1 - p), in the form whose exponent is not positive.
                double sure = logit >= 0 ? (1 - targets[row]) * logit : -targets[row] * logit;
                loss += sure + StrictMath.log1p(StrictMath.exp(-Math.abs(logit)));
            }
            return loss;
        }
    }
}
