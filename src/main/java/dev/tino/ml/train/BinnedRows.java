package dev.tino.ml.train;

import java.util.Arrays;

import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Output;
import org.tribuo.impl.ArrayExample;

/** Rows as Tribuo's trees are to see them: the numbers of bins in the place of values, named after the columns. */
final class BinnedRows {

    /** A column of ones: Tribuo refuses a row in which every column is 0. */
    private static final double ALWAYS = 1;

    private final float[][] rows;
    private final Bins bins;
    private final String[] names;

    /** @param rows shape [rows, columns], at least one */
    BinnedRows(float[][] rows) {
        this.rows = rows;
        this.bins = Bins.of(rows);
        names = new String[rows[0].length + 1];
        Arrays.setAll(names, Integer::toString);
    }

    /** The values of a row; not to be changed. */
    float[] row(int row) {
        return rows[row];
    }

    <T extends Output<T>> Example<T> example(int row, T output) {
        Example<T> example = new ArrayExample<>(output);
        example.add(new Feature(names[names.length - 1], ALWAYS));
        for (int column = 0; column < rows[row].length; column++) {
            int offset = bins.offset(column, rows[row][column]);
            if (offset != 0) {
                example.add(new Feature(names[column], offset));
            }
        }
        return example;
    }

    /** Gives a tree that was grown on these rows thresholds of values in the place of those of bins. */
    Tree uncut(Tree tree) {
        for (int node = 0; node < tree.size(); node++) {
            if (tree.slots()[node] >= 0) {
                tree.thresholds()[node] = bins.cut(tree.slots()[node], tree.thresholds()[node]);
            }
        }
        return tree;
    }
}
