package dev.tino.ml.explain;

import java.util.Arrays;
import java.util.List;

import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.SparseVector;
import dev.tino.ml.train.Background;
import dev.tino.ml.train.TreeMargin;

/** Shapley values of a sum of trees: the sums of theirs. */
final class TreeAttribution implements Attribution {

    /** The margin without its trees, which are in the flat ones. */
    private final TreeMargin columns;
    private final FlatTrees trees;
    private final double base;

    TreeAttribution(TreeMargin margin, Encoder encoder, Background background) {
        columns = new TreeMargin(margin.columns(), List.of(), margin.bias());
        int[] players = Arrays.stream(margin.columns()).map(encoder::columnOf).toArray();
        trees = new FlatTrees(margin.trees(), players, background.rows().stream().map(columns::slots).toList());
        base = background.rows().stream().mapToDouble(this::margin).sum() / background.rows().size();
    }

    @Override
    public double base() {
        return base;
    }

    @Override
    public double margin(SparseVector row) {
        float[] slots = columns.slots(row);
        double sum = columns.bias();
        for (int root : trees.roots) {
            sum += trees.leaf(root, slots);
        }
        return sum;
    }

    @Override
    public void attribute(SparseVector row, double[] contributions) {
        TreeWalk walk = new TreeWalk(trees, columns.slots(row), contributions);
        for (int root : trees.roots) {
            walk.from(root);
        }
    }

    @Override
    public long memory() {
        return trees.memory();
    }
}
