package dev.tino.ml.train;

import java.util.Arrays;
import java.util.SplittableRandom;

import dev.tino.ml.dataset.Shuffle;
import dev.tino.ml.encode.SparseVector;

/**
 * The separating plane of least ½|w|² + sum of costs[i] * max(0, 1 - y[i] * w·x[i])², found by improving one row's
 * multiplier after the other, in a new order each epoch (Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate
 * Descent Method for Large-scale Linear SVM, ICML 2008, algorithm 1 for the L2 loss). The bias is the weight of a last
 * column that is 1 in every row.
 */
final class DualDescent {

    private final SparseVector[] rows;
    private final int[] signs;
    /** Of each row 1 / (2 * cost), by which a multiplier counts against itself. */
    private final double[] diagonal;
    /** Of each row the square of its length, with the diagonal. */
    private final double[] curvature;
    private final double[] multipliers;
    private final int[] order;
    private final double[] plane;

    /**
     * @param examples of two classes
     * @param costs of a row of each class on the wrong side
     */
    DualDescent(Examples examples, double[] costs) {
        rows = examples.vectors().toArray(SparseVector[]::new);
        signs = Arrays.stream(examples.classes()).map(label -> label == 1 ? 1 : -1).toArray();
        diagonal = Arrays.stream(examples.classes()).mapToDouble(label -> 1 / (2 * costs[label])).toArray();
        curvature = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            curvature[row] = diagonal[row] + 1;
            for (float value : rows[row].values()) {
                curvature[row] += (double) value * value;
            }
        }
        multipliers = new double[rows.length];
        order = new int[rows.length];
        Arrays.setAll(order, row -> row);
        plane = new double[examples.encoder().width() + 1];
    }

    /** One pass over the rows; returns the range of the projected gradients, which ends at 0. */
    double epoch(SplittableRandom random) {
        Shuffle.inPlace(order, random);
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row : order) {
            double gradient = signs[row] * decision(plane, rows[row]) - 1 + diagonal[row] * multipliers[row];
            double projected = multipliers[row] == 0 ? Math.min(gradient, 0) : gradient;
            least = Math.min(least, projected);
            greatest = Math.max(greatest, projected);
            if (projected != 0) {
                move(row, Math.max(0, multipliers[row] - gradient / curvature[row]));
            }
        }
        return greatest - least;
    }

    private void move(int row, double multiplier) {
        double step = (multiplier - multipliers[row]) * signs[row];
        multipliers[row] = multiplier;
        SparseVector vector = rows[row];
        for (int i = 0; i < vector.size(); i++) {
            plane[vector.ids()[i]] += step * vector.values()[i];
        }
        plane[plane.length - 1] += step;
    }

    /** The weights, and behind them the bias. */
    double[] plane() {
        return plane;
    }

    static double decision(double[] plane, SparseVector row) {
        double sum = plane[plane.length - 1];
        for (int i = 0; i < row.size(); i++) {
            sum += plane[row.ids()[i]] * row.values()[i];
        }
        return sum;
    }
}
