package dev.tino.ml.train;

import dev.tino.ml.encode.SparseVector;

/**
 * bias + the sum of weights[id] * value.
 *
 * @param weights shape [width]
 */
public record LinearMargin(double[] weights, double bias) implements Margin {

    /** The log-odds of the second label: the softmax of two logits is the sigmoid of their difference. */
    static LinearMargin of(LinearModel model) {
        double[] weights = new double[model.encoder().width()];
        for (int id = 0; id < weights.length; id++) {
            weights[id] = model.weights()[1][id] - model.weights()[0][id];
        }
        return new LinearMargin(weights, model.bias()[1] - model.bias()[0]);
    }

    /** 0 for every row. */
    static LinearMargin nothing(int width) {
        return new LinearMargin(new double[width], 0);
    }

    @Override
    public double of(SparseVector row) {
        double sum = bias;
        for (int i = 0; i < row.size(); i++) {
            sum += weights[row.ids()[i]] * row.values()[i];
        }
        return sum;
    }
}
