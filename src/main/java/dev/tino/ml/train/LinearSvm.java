package dev.tino.ml.train;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

import dev.tino.ml.dataset.Dataset;
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
        int folds = Calibration.folds(dataset, parameters.count("folds", 2, 100));
        SharedProgress steps = new SharedProgress(folds + 1, progress);

        PlattScaling scaling = Calibration.fit(dataset, folds, seed, (training, fold) -> {
            Examples examples = Examples.of(training, machine.parameters);
            double[] plane = machine.plane(examples, steps.part(fold));
            return row -> DualDescent.decision(plane, examples.encoder().encode(row));
        });
        Examples examples = Examples.of(dataset, machine.parameters);
        double[] plane = machine.plane(examples, steps.part(folds));
        return model(examples, plane, scaling, Training.of(this, dataset, parameters, seed));
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
