package dev.tino.ml.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Shuffle;
import dev.tino.ml.encode.EncoderSettings;

/**
 * Gradient boosting of two classes by Newton steps of the logistic loss: with gradient g and curvature h of a row, each
 * tree is one of Tribuo's regression trees, grown on -g / h with the weights h, and its leaves are worth -sum(g) / (sum(h) +
 * penalty) (Friedman: Greedy Function Approximation, Annals of Statistics 29, 2001, section 4.5; Chen, Guestrin: XGBoost,
 * KDD 2016, section 2.2). Each tree sees a random part of the rows (Friedman: Stochastic Gradient Boosting, 2002). The
 * margin is in log-odds.
 *
 * <p>
 * Parameters: {@code trees}; {@code depth} of a tree at most; {@code learningRate} by which a leaf's worth counts;
 * {@code leafWeight}, the sum of h that a node needs to be split; {@code penalty} on a leaf's worth; {@code rowShare} and
 * {@code columnShare} that a tree and a split see; {@code columns} other than numbers that the trees see, the strongest.
 */
public final class GradientBoosting implements Trainer {

    private static final RegressionFactory OUTPUTS = new RegressionFactory();
    private static final String OUTPUT = "step";
    /** Below it -g / h grows beyond what a tree can tell apart. */
    private static final double LEAST_CURVATURE = 1e-6;

    @Override
    public String algorithm() {
        return "gradient-boosting";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(EncoderSettings.DEFAULT, Map.of("trees", 100.0, "depth", 4.0, "learningRate", 0.1, "leafWeight",
                1.0, "penalty", 1.0, "rowShare", 0.8, "columnShare", 1.0, "columns", 300.0));
    }

    @Override
    public CalibratedModel train(Dataset dataset, Parameters parameters, long seed, Progress progress) {
        int trees = parameters.count("trees", 1, 10_000);
        Examples examples = Examples.of(dataset, parameters);
        if (examples.labels().size() != 2) {
            throw Reason.NOT_TRAINABLE.because("%d classes; boosting here tells two apart", examples.labels().size());
        }
        int[] columns = StrongestColumns.of(examples, parameters.count("columns", 1, 10_000));
        Ensemble ensemble = new Ensemble(examples, columns, parameters, new SplittableRandom(seed));
        for (int tree = 0; tree < trees; tree++) {
            Progress.goOn(progress, tree, trees);
            ensemble.grow();
        }
        Progress.goOn(progress, trees, trees);
        return new CalibratedModel(examples.encoder(), examples.labels(), Training.of(this, dataset, parameters, seed),
                new TreeMargin(columns, ensemble.trees, ensemble.bias), PlattScaling.NONE, Background.NONE);
    }

    /** The trees so far and what they say of the training rows. */
    private static final class Ensemble {

        private final int depth;
        private final double learningRate;
        private final float leafWeight;
        private final double penalty;
        private final double rowShare;
        private final float columnShare;

        private final BinnedRows rows;
        private final boolean[] positive;
        private final double[] margins;
        private final double[] gradients;
        private final double[] curvatures;
        private final int[] order;
        private final SplittableRandom random;
        private final double bias;
        private final List<Tree> trees = new ArrayList<>();

        Ensemble(Examples examples, int[] columns, Parameters parameters, SplittableRandom random) {
            depth = parameters.count("depth", 1, 30);
            learningRate = parameters.between("learningRate", 1e-6, 1);
            leafWeight = (float) parameters.between("leafWeight", 0, 1e9);
            penalty = parameters.between("penalty", 0, 1e9);
            rowShare = parameters.between("rowShare", 0.01, 1);
            columnShare = (float) parameters.between("columnShare", 0.001, 1);
            this.random = random;
            int size = examples.size();
            rows = new BinnedRows(examples.vectors().stream().map(row -> Tree.slots(columns, row)).toArray(float[][]::new));
            positive = new boolean[size];
            int positives = 0;
            for (int row = 0; row < size; row++) {
                positive[row] = examples.classes()[row] == 1;
                positives += examples.classes()[row];
            }
            bias = StrictMath.log((double) positives / (size - positives));
            margins = new double[size];
            Arrays.fill(margins, bias);
            gradients = new double[size];
            curvatures = new double[size];
            order = new int[size];
            Arrays.setAll(order, row -> row);
        }

        void grow() {
            for (int row = 0; row < margins.length; row++) {
                double probability = PlattScaling.NONE.probability(margins[row]);
                gradients[row] = probability - (positive[row] ? 1 : 0);
                curvatures[row] = Math.max(LEAST_CURVATURE, probability * (1 - probability));
            }
            Shuffle.inPlace(order, random);
            int[] sample = Arrays.copyOf(order, Math.max(1, (int) Math.round(rowShare * order.length)));
            Arrays.sort(sample);
            Tree tree = weigh(grow(sample), sample);
            for (int row = 0; row < margins.length; row++) {
                margins[row] += tree.values(rows.row(row))[0];
            }
            trees.add(tree);
        }

        private Tree grow(int[] sample) {
            MutableDataset<Regressor> steps = new MutableDataset<>(new SimpleDataSourceProvenance("steps", OUTPUTS), OUTPUTS);
            for (int row : sample) {
                Regressor step = new Regressor(OUTPUT, -gradients[row] / curvatures[row]);
                Example<Regressor> example = rows.example(row, step);
                example.setWeight((float) curvatures[row]);
                steps.add(example);
            }
            float share = Math.max(columnShare, 1f / steps.getFeatureMap().size());
            var trainer = new CARTJointRegressionTrainer(depth, leafWeight, 0, share, false, new MeanSquaredError(), false,
                    random.nextLong());
            return rows.uncut(TribuoTrees.ofMeans(trainer.train(steps)));
        }

        /** Gives the leaves what Newton's step is worth there. */
        private Tree weigh(Tree tree, int[] sample) {
            double[] gradient = new double[tree.size()];
            double[] curvature = new double[tree.size()];
            for (int row : sample) {
                int leaf = tree.leaf(rows.row(row));
                gradient[leaf] += gradients[row];
                curvature[leaf] += curvatures[row];
            }
            for (int node = 0; node < tree.size(); node++) {
                if (tree.slots()[node] < 0) {
                    double weight = curvature[node] + penalty;
                    tree.values()[node] = new double[] { weight == 0 ? 0 : -learningRate * gradient[node] / weight };
                }
            }
            return tree;
        }
    }
}
