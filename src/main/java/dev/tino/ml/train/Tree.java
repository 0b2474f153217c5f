package dev.tino.ml.train;

import java.util.Arrays;

import dev.tino.ml.encode.SparseVector;

/**
 * A decision tree as parallel arrays; node 0 is the root. A row goes to {@code lessOrEqual} when its value in the
 * node's slot is at most the threshold, else to {@code greater}.
 *
 * @param slots of each node: which of the forest's columns decides, or -1 at a leaf
 * @param thresholds of each node; 0 at a leaf
 * @param lessOrEqual of each node: the next one
 * @param greater of each node: the next one
 * @param values of each node: what a row that ends here gets, a number for each output; {@code null} at a split
 */
public record Tree(int[] slots, double[] thresholds, int[] lessOrEqual, int[] greater, double[][] values) {

    public int size() {
        return slots.length;
    }

    /** The values of the columns that trees see; 0 where the row has none. */
    static float[] slots(int[] columns, SparseVector row) {
        float[] slots = new float[columns.length];
        for (int i = 0; i < row.size(); i++) {
            int slot = Arrays.binarySearch(columns, row.ids()[i]);
            if (slot >= 0) {
                slots[slot] = row.values()[i];
            }
        }
        return slots;
    }

    /**
     * @param row the values of the columns
     * @return the leaf's values, not to be changed
     */
    double[] values(float[] row) {
        return values[leaf(row)];
    }

    /** The node where a row ends. */
    int leaf(float[] row) {
        int node = 0;
        while (slots[node] >= 0) {
            node = row[slots[node]] > thresholds[node] ? greater[node] : lessOrEqual[node];
        }
        return node;
    }
}
