package dev.tino.ml.train;

/**
 * A decision tree as parallel arrays; node 0 is the root. A row goes to {@code lessOrEqual} when its value in the
 * node's slot is at most the threshold, else to {@code greater}.
 *
 * @param slots of each node: which of the forest's columns decides, or -1 at a leaf
 * @param thresholds of each node; 0 at a leaf
 * @param lessOrEqual of each node: the next one
 * @param greater of each node: the next one
 * @param shares of each node: the classes' shares of the training rows that ended here, {@code null} at a split
 */
public record Tree(int[] slots, double[] thresholds, int[] lessOrEqual, int[] greater, double[][] shares) {

    public int size() {
        return slots.length;
    }

    /**
     * @param row the values of the forest's columns
     * @return the leaf's shares, not to be changed
     */
    double[] shares(float[] row) {
        int node = 0;
        while (slots[node] >= 0) {
            node = row[slots[node]] > thresholds[node] ? greater[node] : lessOrEqual[node];
        }
        return shares[node];
    }
}
