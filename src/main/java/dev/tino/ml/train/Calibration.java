package dev.tino.ml.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Split;

/** Fits {@link PlattScaling} on what models say of rows that they have not learned: cross-validation gives it for each row. */
final class Calibration {

    private Calibration() {
    }

    /** Learns from a part of the rows. */
    interface Learner {

        /** @return what it says of a row, the greater, the more for the second label */
        ToDoubleFunction<Row> learn(Dataset training, int fold);
    }

    /**
     * How many folds can be had: no more than either class has rows or groups, since each is to be learnt without the other
     * ones.
     *
     * @throws dev.tino.ml.ModelException of reason {@code NOT_TRAINABLE} unless there are two classes of two rows or groups
     */
    static int folds(Dataset dataset, int wanted) {
        List<String> labels = dataset.classes();
        if (labels.size() != 2) {
            throw Reason.NOT_TRAINABLE.because("%d rows of %d classes; %s", dataset.size(), labels.size(),
                    labels.size() < 2 ? "two classes are needed" : "two are told apart here");
        }
        int folds = wanted;
        for (String label : labels) {
            int units = (int) dataset.units().stream()
                    .filter(unit -> Arrays.stream(unit).anyMatch(row -> dataset.labels().get(row).equals(label))).count();
            if (units < 2) {
                throw Reason.NOT_TRAINABLE.because("the class '%s' has one row or group; calibrating needs two", label);
            }
            folds = Math.min(folds, units);
        }
        return folds;
    }

    /** @param folds as {@link #folds} gives them */
    static PlattScaling fit(Dataset dataset, int folds, long seed, Learner learner) {
        double[] values = new double[dataset.size()];
        List<Split> splits = Split.folds(dataset, folds, seed);
        for (int fold = 0; fold < folds; fold++) {
            Split split = splits.get(fold);
            ToDoubleFunction<Row> value = learner.learn(dataset.select(split.training()), fold);
            for (int row : split.test()) {
                values[row] = value.applyAsDouble(dataset.rows().get(row));
            }
        }
        String positive = dataset.classes().get(1);
        boolean[] isPositive = new boolean[values.length];
        IntStream.range(0, values.length).forEach(row -> isPositive[row] = dataset.labels().get(row).equals(positive));
        return PlattScaling.fit(values, isPositive);
    }
}
