package dev.tino.ml.explain;

import java.util.List;

import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.train.Tree;

/**
 * Trees one behind the other in flat arrays, with what is known of each path before there is a row: the players that it
 * asks, each in a place of its own, and which rows of the background keep to it. These rows are the bits of an int, so that
 * one walk down a tree serves all of them.
 */
final class FlatTrees {

    /** Places on a path are the bits of a long. */
    private static final int MOST_PLACES = Long.SIZE;
    private static final int ALL = -1;

    /** Of each tree: its first node. */
    final int[] roots;
    /** Of each node: the slot that decides, or -1 at a leaf. */
    final int[] slots;
    /** Of each node; at a leaf what a row that ends there gets. */
    final float[] thresholds;
    /** Of each node: the next one. */
    final int[] lessOrEqual;
    final int[] greater;
    /** Of each node: the place of its player on the path from the root. */
    final int[] places;
    /** Of each node: the background's rows that keep to the path in its player's column and go on to {@code lessOrEqual}. */
    final int[] keepingLessOrEqual;
    final int[] keepingGreater;
    /** Of each slot: the schema's column. */
    final int[] players;
    final int backgroundRows;
    /** Most places on a path. */
    final int longestPath;
    final ShapleyWeights weights;

    /** @param background the values of each row's slots */
    FlatTrees(List<Tree> trees, int[] players, List<float[]> background) {
        this.players = players;
        backgroundRows = background.size();
        roots = new int[trees.size()];
        int size = 0;
        for (int tree = 0; tree < roots.length; tree++) {
            roots[tree] = size;
            size += trees.get(tree).size();
        }
        slots = new int[size];
        thresholds = new float[size];
        lessOrEqual = new int[size];
        greater = new int[size];
        places = new int[size];
        keepingLessOrEqual = new int[size];
        keepingGreater = new int[size];
        int longest = 0;
        for (int tree = 0; tree < roots.length; tree++) {
            copy(trees.get(tree), roots[tree]);
            longest = Math.max(longest, prepare(roots[tree], new int[MOST_PLACES], new int[MOST_PLACES], 0, background));
        }
        longestPath = longest;
        weights = new ShapleyWeights(longest);
    }

    private void copy(Tree tree, int first) {
        for (int node = 0; node < tree.size(); node++) {
            boolean leaf = tree.slots()[node] < 0;
            slots[first + node] = tree.slots()[node];
            thresholds[first + node] = (float) (leaf ? tree.values()[node][0] : tree.thresholds()[node]);
            lessOrEqual[first + node] = first + tree.lessOrEqual()[node];
            greater[first + node] = first + tree.greater()[node];
        }
    }

    /**
     * @param path the players above the node
     * @param keeping the rows that keep to the path in each of their columns
     * @return most places on a path through the node
     */
    private int prepare(int node, int[] path, int[] keeping, int length, List<float[]> background) {
        if (slots[node] < 0) {
            return length;
        }
        int place = place(players[slots[node]], path, length);
        int before = place < length ? keeping[place] : ALL;
        int rows = rowsLessOrEqual(node, background);
        path[place] = players[slots[node]];
        places[node] = place;
        keepingLessOrEqual[node] = before & rows;
        keepingGreater[node] = before & ~rows;
        int lengthNow = Math.max(length, place + 1);
        keeping[place] = keepingLessOrEqual[node];
        int longest = prepare(lessOrEqual[node], path, keeping, lengthNow, background);
        keeping[place] = keepingGreater[node];
        longest = Math.max(longest, prepare(greater[node], path, keeping, lengthNow, background));
        keeping[place] = before;
        return longest;
    }

    private static int place(int player, int[] path, int length) {
        for (int place = 0; place < length; place++) {
            if (path[place] == player) {
                return place;
            }
        }
        if (length == MOST_PLACES) {
            throw Reason.NOT_EXPLAINABLE.because("a tree asks for more than %d columns in a row", MOST_PLACES);
        }
        return length;
    }

    private int rowsLessOrEqual(int node, List<float[]> background) {
        int rows = 0;
        for (int row = 0; row < backgroundRows; row++) {
            if (background.get(row)[slots[node]] <= thresholds[node]) {
                rows |= 1 << row;
            }
        }
        return rows;
    }

    /** What the tree says of a row. */
    double leaf(int root, float[] row) {
        int node = root;
        while (slots[node] >= 0) {
            node = row[slots[node]] <= thresholds[node] ? lessOrEqual[node] : greater[node];
        }
        return thresholds[node];
    }

    /** Every row of the background, as bits. */
    int allRows() {
        return -1 >>> Integer.SIZE - backgroundRows;
    }

    long memory() {
        return (7L * slots.length + roots.length) * Integer.BYTES + weights.memory();
    }
}
