package dev.tino.ml.train;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

import org.tribuo.math.LinearParameters;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.AdaGrad;

import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Shuffle;
import dev.tino.ml.encode.EncoderSettings;

/**
 * Multinomial logistic regression, fitted row by row in a new order each epoch with AdaGrad (Duchi, Hazan, Singer:
 * Adaptive Subgradient Methods, JMLR 12, 2011). Few epochs at a low rate take the place of a penalty on the weights.
 * The parts are Tribuo's; the loop over epochs is ours, since Tribuo's own knows neither progress nor cancel.
 *
 * <p>
 * Parameters: {@code epochs}; {@code learningRate}; {@code epsilon}, which AdaGrad adds to each column's root of summed
 * squared gradients.
 */
public final class LogisticRegression implements Trainer {

    private static final int REPORT_ROWS = 1024;

    @Override
    public String algorithm() {
        return "logistic-regression";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(EncoderSettings.DEFAULT, Map.of("epochs", 20.0, "learningRate", 0.1, "epsilon", 0.1));
    }

    @Override
    public LinearModel train(Dataset dataset, Parameters parameters, long seed, Progress progress) {
        int epochs = parameters.count("epochs", 1, 10_000);
        AdaGrad optimiser = new AdaGrad(parameters.between("learningRate", 1e-6, 100),
                parameters.between("epsilon", 1e-9, 100));
        Examples examples = Examples.of(dataset, parameters);
        LinearParameters weights = new LinearParameters(examples.encoder().width() + 1, examples.labels().size());
        optimiser.initialise(weights);

        Descent descent = new Descent(examples, weights, optimiser, new SplittableRandom(seed));
        for (int epoch = 0; epoch < epochs; epoch++) {
            descent.epoch(epoch, epochs, progress);
        }
        long steps = (long) epochs * examples.size();
        Progress.goOn(progress, steps, steps);
        return model(examples, weights.getWeightMatrix(), Training.of(this, dataset, parameters, seed));
    }

    private static LinearModel model(Examples examples, DenseMatrix matrix, Training training) {
        int width = examples.encoder().width();
        double[][] weights = new double[examples.labels().size()][];
        double[] bias = new double[weights.length];
        for (int label = 0; label < weights.length; label++) {
            double[] row = matrix.getRow(label).toArray();
            weights[label] = Arrays.copyOf(row, width);
            bias[label] = row[width];
        }
        return new LinearModel(examples.encoder(), examples.labels(), training, weights, bias);
    }

    /** One pass after another over the rows. */
    private static final class Descent {

        private final SparseVector[] rows;
        private final int[] order;
        private final int[] classes;
        private final LinearParameters weights;
        private final AdaGrad optimiser;
        private final SplittableRandom random;

        Descent(Examples examples, LinearParameters weights, AdaGrad optimiser, SplittableRandom random) {
            int width = examples.encoder().width();
            this.rows = examples.vectors().stream().map(row -> withBias(row, width)).toArray(SparseVector[]::new);
            this.classes = examples.classes();
            this.weights = weights;
            this.optimiser = optimiser;
            this.random = random;
            order = new int[rows.length];
            Arrays.setAll(order, i -> i);
        }

        /** The bias is the weight of a last column that is 1 in every row. */
        private static SparseVector withBias(dev.tino.ml.encode.SparseVector row, int width) {
            int size = row.size();
            int[] ids = Arrays.copyOf(row.ids(), size + 1);
            double[] values = new double[size + 1];
            Arrays.setAll(values, i -> i < size ? row.values()[i] : 1);
            ids[size] = width;
            return SparseVector.createSparseVector(width + 1, ids, values);
        }

        void epoch(int epoch, int epochs, Progress progress) {
            Shuffle.inPlace(order, random);
            for (int i = 0; i < order.length; i++) {
                if (i % REPORT_ROWS == 0) {
                    Progress.goOn(progress, (long) epoch * rows.length + i, (long) epochs * rows.length);
                }
                step(rows[order[i]], classes[order[i]]);
            }
        }

        /** Climbs the row's log-likelihood, whose gradient is (truth - probabilities) times the row. */
        private void step(SparseVector row, int label) {
            double[] errors = Softmax.of(weights.predict(row).toArray());
            for (int i = 0; i < errors.length; i++) {
                errors[i] = (i == label ? 1 : 0) - errors[i];
            }
            Tensor[] gradient = { DenseVector.createDenseVector(errors).outer(row) };
            weights.update(optimiser.step(gradient, 1));
        }
    }
}
