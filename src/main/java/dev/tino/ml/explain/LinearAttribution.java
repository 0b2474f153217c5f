package dev.tino.ml.explain;

import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.SparseVector;
import dev.tino.ml.train.Background;
import dev.tino.ml.train.LinearMargin;

/** A column's share of a linear margin is its part of the sum less the background's mean of the same part. */
final class LinearAttribution implements Attribution {

    private final LinearMargin linear;
    private final Encoder encoder;
    private final double[] means;
    private final double base;

    LinearAttribution(LinearMargin linear, Encoder encoder, Background background) {
        this.linear = linear;
        this.encoder = encoder;
        means = new double[encoder.schema().size()];
        background.rows().forEach(row -> add(row, means));
        double sum = linear.bias();
        for (int column = 0; column < means.length; column++) {
            means[column] /= background.rows().size();
            sum += means[column];
        }
        base = sum;
    }

    @Override
    public double base() {
        return base;
    }

    @Override
    public double margin(SparseVector row) {
        return linear.of(row);
    }

    @Override
    public void attribute(SparseVector row, double[] contributions) {
        add(row, contributions);
        for (int column = 0; column < means.length; column++) {
            contributions[column] -= means[column];
        }
    }

    private void add(SparseVector row, double[] parts) {
        for (int i = 0; i < row.size(); i++) {
            int id = row.ids()[i];
            parts[encoder.columnOf(id)] += linear.weights()[id] * row.values()[i];
        }
    }

    @Override
    public long memory() {
        return (long) linear.weights().length * Double.BYTES;
    }
}
