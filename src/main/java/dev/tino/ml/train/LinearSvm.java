package dev.tino.ml.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Split;
import dev.tino.ml.encode.EncoderSettings;

/**
 * A linear support vector machine of two classes ({@link DualDescent}) whose decision values become probabilities by
 * {@link PlattScaling}, fitted on rows that cross-validation kept from the machine. Both together are a linear model of
 * logits, so the calibration is inside of the graph.
 *
 * <p>
 * Parameters: {@code cost} of a row on the wrong side; {@code balanced}, 1 to make the costs of both classes weigh the
 * same, 0 not to; {@code epochs} at most; {@code tolerance} within which it ends earlier; {@code folds} to calibrate on,
 * fewer where a class has fewer rows or groups.
 */
public final class LinearSvm implements Trainer {

    @Override
    public String algorithm() {
        return "linear-svm";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(EncoderSettings.DEFAULT,
                Map.of("cost", 1.0, "balanced", 0.0, "epochs", 1000.0, "tolerance", 0.01, "folds", 5.0));
    }

    @Override
    public LinearModel train(Dataset dataset, Parameters parameters, long seed, Progress progress) {
        Machine machine = new Machine(parameters, seed);
        int folds = folds(dataset, parameters.count("folds", 2, 100));
        SharedProgress steps = new SharedProgress(folds + 1, progress);

        PlattScaling scaling = calibrate(dataset, machine, folds, seed, steps);
        Examples examples = Examples.of(dataset, machine.parameters);
        double[] plane = machine.plane(examples, steps.part(folds));
        return model(examples, plane, scaling, Training.of(this, dataset, parameters, seed));
    }

    /** No more than either class has rows or groups: each is to be learnt without the other ones. */
    private static int folds(Dataset dataset, int wanted) {
        List<String> labels = dataset.classes();
        if (labels.size() != 2) {
            throw Reason.NOT_TRAINABLE.because("%d rows of %d classes; %s", dataset.size(), labels.size(),
                    labels.size() < 2 ? "two classes are needed" : "a support vector machine here tells two apart");
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

    private static PlattScaling calibrate(Dataset dataset, Machine machine, int folds, long seed, SharedProgress steps) {
        double[] values = new double[dataset.size()];
        List<Split> splits = Split.folds(dataset, folds, seed);
        for (int fold = 0; fold < folds; fold++) {
            Split split = splits.get(fold);
            Examples examples = Examples.of(dataset.select(split.training()), machine.parameters);
            double[] plane = machine.plane(examples, steps.part(fold));
            for (int row : split.test()) {
                values[row] = DualDescent.decision(plane, examples.encoder().encode(dataset.rows().get(row)));
            }
        }
        String positive = dataset.classes().get(1);
        boolean[] isPositive = new boolean[values.length];
        IntStream.range(0, values.length).forEach(row -> isPositive[row] = dataset.labels().get(row).equals(positive));
        return PlattScaling.fit(values, isPositive);
    }

    /** The softmax of (0, logit) is the sigmoid of the logit. */
    private static LinearModel model(Examples examples, double[] plane, PlattScaling scaling, Training training) {
        int width = examples.encoder().width();
        double[][] weights = new double[2][width];
        for (int id = 0; id < width; id++) {
            weights[1][id] = scaling.slope() * plane[id];
        }
        double[] bias = { 0, scaling.slope() * plane[width] + scaling.offset() };
        return new LinearModel(examples.encoder(), examples.labels(), training, weights, bias);
    }

    /** The parameters, read once, so that they are refused before any work. */
    private static final class Machine {

        private final Parameters parameters;
        private final long seed;
        private final double cost;
        private final boolean balanced;
        private final int epochs;
        private final double tolerance;

        Machine(Parameters parameters, long seed) {
            this.parameters = parameters;
            this.seed = seed;
            cost = parameters.between("cost", 1e-6, 1e6);
            balanced = parameters.count("balanced", 0, 1) == 1;
            epochs = parameters.count("epochs", 1, 1_000_000);
            tolerance = parameters.between("tolerance", 1e-9, 1);
        }

        double[] plane(Examples examples, Progress progress) {
            DualDescent descent = new DualDescent(examples, costs(examples));
            SplittableRandom random = new SplittableRandom(seed);
            double range = Double.POSITIVE_INFINITY;
            for (int epoch = 0; epoch < epochs && range > tolerance; epoch++) {
                Progress.goOn(progress, epoch, epochs);
                range = descent.epoch(random);
            }
            Progress.goOn(progress, epochs, epochs);
            return descent.plane();
        }

        private double[] costs(Examples examples) {
            double[] costs = { cost, cost };
            if (balanced) {
                for (int label = 0; label < costs.length; label++) {
                    int of = label;
                    long rows = Arrays.stream(examples.classes()).filter(other -> other == of).count();
                    costs[label] = cost * examples.size() / (2.0 * rows);
                }
            }
            return costs;
        }
    }
}
