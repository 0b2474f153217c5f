package dev.tino.ml.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.dataset.DatasetView;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.encode.EncoderSettings;
import dev.tino.ml.encode.SparseVector;

/**
 * Tribuo's CART trees (Gini impurity) on bootstrap samples, each split out of a random share of the columns (Breiman:
 * Random Forests, Machine Learning 45, 2001). The loop over trees is ours, since Tribuo's own knows neither progress
 * nor cancel.
 *
 * <p>
 * Parameters: {@code trees}; {@code depth} of a tree at most; {@code leafRows} that a node needs to be split;
 * {@code columns} other than numbers that the forest sees, the strongest ones; {@code columnsPerSplit}, 0 for the
 * square root of them all; {@code binned}, 1 to let trees see {@link Bins} of values, which many rows of numbers need.
 */
public final class RandomForest implements Trainer {

    private static final LabelFactory LABELS = new LabelFactory();
    /** A column of ones: Tribuo refuses a row in which every column is 0. */
    private static final double ALWAYS = 1;

    @Override
    public String algorithm() {
        return "random-forest";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(EncoderSettings.DEFAULT,
                Map.of("trees", 100.0, "depth", 40.0, "leafRows", 2.0, "columns", 300.0, "columnsPerSplit", 0.0,
                        "binned", 0.0));
    }

    @Override
    public ForestModel train(Dataset dataset, Parameters parameters, long seed, Progress progress) {
        int trees = parameters.count("trees", 1, 10_000);
        Examples examples = Examples.of(dataset, parameters);
        int[] columns = StrongestColumns.of(examples, parameters.count("columns", 1, 10_000));
        BinnedRows binned = parameters.count("binned", 0, 1) == 0 ? null
                : new BinnedRows(
                        examples.vectors().stream().map(row -> Tree.slots(columns, row)).toArray(float[][]::new));
        MutableDataset<Label> rows = rows(examples, columns, binned);
        SplittableRandom random = new SplittableRandom(seed);
        List<Tree> grown = new ArrayList<>();
        for (int tree = 0; tree < trees; tree++) {
            Progress.goOn(progress, tree, trees);
            Tree fresh = grow(rows, parameters, random.split());
            grown.add(binned == null ? fresh : binned.uncut(fresh));
        }
        Progress.goOn(progress, trees, trees);
        return new ForestModel(examples.encoder(), examples.labels(),
                Training.of(this, dataset, parameters, seed), columns, grown);
    }

    private static Tree grow(MutableDataset<Label> rows, Parameters parameters, SplittableRandom random) {
        int columns = rows.getFeatureIDMap().size();
        int perSplit = parameters.count("columnsPerSplit", 0, 10_000);
        double share = perSplit == 0 ? 1 / Math.sqrt(columns) : Math.min(1, (double) perSplit / columns);
        CARTClassificationTrainer trainer = new CARTClassificationTrainer(parameters.count("depth", 1, 1000),
                parameters.count("leafRows", 1, 1_000_000), 0, Math.max((float) share, 1f / columns), false,
                new GiniIndex(), random.nextLong());
        DatasetView<Label> sample = DatasetView.createBootstrapView(rows, rows.size(), random.nextLong());
        return TribuoTrees.ofShares(trainer.train(sample), rows.getOutputIDInfo().size());
    }

    private static MutableDataset<Label> rows(Examples examples, int[] columns, BinnedRows binned) {
        MutableDataset<Label> rows = new MutableDataset<>(new SimpleDataSourceProvenance("rows", LABELS), LABELS);
        for (int row = 0; row < examples.size(); row++) {
            Label label = new Label(Integer.toString(examples.classes()[row]));
            rows.add(binned == null ? example(label, examples.vectors().get(row), columns) : binned.example(row, label));
        }
        return rows;
    }

    private static Example<Label> example(Label label, SparseVector vector, int[] columns) {
        Example<Label> example = new ArrayExample<>(label);
        example.add(new org.tribuo.Feature(Integer.toString(columns.length), ALWAYS));
        for (int i = 0; i < vector.size(); i++) {
            int slot = Arrays.binarySearch(columns, vector.ids()[i]);
            if (slot >= 0) {
                example.add(new org.tribuo.Feature(Integer.toString(slot), vector.values()[i]));
            }
        }
        return example;
    }
}
