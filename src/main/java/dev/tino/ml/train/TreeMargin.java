package dev.tino.ml.train;

import java.util.Arrays;
import java.util.List;

import dev.tino.ml.encode.SparseVector;

/**
 * bias + the sum of what the trees' leaves say.
 *
 * @param columns of the encoder which the trees see, ascending; a tree's slot is an index of these
 * @param trees with one value a leaf
 */
public record TreeMargin(int[] columns, List<Tree> trees, double bias) implements Margin {

    /** The forest's share of votes for the second label. */
    static TreeMargin of(ForestModel model) {
        int trees = model.trees().size();
        return new TreeMargin(model.columns(), model.trees().stream().map(tree -> new Tree(tree.slots(), tree.thresholds(),
                tree.lessOrEqual(), tree.greater(), Arrays.stream(tree.values())
                        .map(shares -> shares == null ? null : new double[] { shares[1] / trees }).toArray(double[][]::new)))
                .toList(), 0);
    }

    /** The row's values in the columns that the trees see; 0 where it has none. */
    public float[] slots(SparseVector row) {
        return Tree.slots(columns, row);
    }

    @Override
    public double of(SparseVector row) {
        float[] slots = slots(row);
        double sum = bias;
        for (Tree tree : trees) {
            sum += tree.values(slots)[0];
        }
        return sum;
    }
}
