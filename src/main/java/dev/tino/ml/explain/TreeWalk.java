package dev.tino.ml.explain;

/**
 * Interventional TreeSHAP (Lundberg and others: From Local Explanations to Global Understanding with Explainable AI for
 * Trees, Nature Machine Intelligence 2, 2020, algorithm 3) for one row and all rows of the background at once. A mixture
 * of the row and one of the background's ends at a leaf when it has the row's values in the columns in which the row alone
 * keeps to the leaf's path, and the other's in those in which the other alone does. So the walk goes wherever one row of
 * the background keeps to the path in every column in which the explained one has left it.
 */
final class TreeWalk {

    private final FlatTrees trees;
    private final float[] row;
    private final double[] contributions;

    /** Of each place on the path, whose column it is and which rows of the background keep to the path in it. */
    private final int[] players;
    private final int[] keeping;

    /** The players that have to be the row's for some of the background's rows, and for which ones. */
    private final int[] own;
    private final int[] apart;
    /** By the number of players that have to be the row's: for which of the background's rows it is that number. */
    private final int[] byOwn;

    TreeWalk(FlatTrees trees, float[] row, double[] contributions) {
        this.trees = trees;
        this.row = row;
        this.contributions = contributions;
        int longest = trees.longestPath;
        players = new int[longest];
        keeping = new int[longest];
        own = new int[longest];
        apart = new int[longest];
        byOwn = new int[longest + 1];
    }

    void from(int root) {
        visit(root, trees.allRows(), 0, 0);
    }

    /**
     * @param usable the background's rows that keep to the path in all places in which the row has left it
     * @param left these places, as bits
     * @param length places on the path
     */
    private void visit(int node, int usable, long left, int length) {
        int slot = trees.slots[node];
        if (slot < 0) {
            share((double) trees.thresholds[node] / trees.backgroundRows, usable, left, length);
            return;
        }
        int place = trees.places[node];
        int keptBefore = keeping[place];
        players[place] = trees.players[slot];
        int lengthNow = Math.max(length, place + 1);
        boolean lessOrEqual = row[slot] <= trees.thresholds[node];
        long leftLess = lessOrEqual ? left : left | 1L << place;
        follow(trees.lessOrEqual[node], place, trees.keepingLessOrEqual[node], usable, leftLess, lengthNow);
        long leftGreater = lessOrEqual ? left | 1L << place : left;
        follow(trees.greater[node], place, trees.keepingGreater[node], usable, leftGreater, lengthNow);
        keeping[place] = keptBefore;
    }

    private void follow(int node, int place, int kept, int usable, long left, int length) {
        int usableNow = (left >>> place & 1) == 0 ? usable : usable & kept;
        if (usableNow != 0) {
            keeping[place] = kept;
            visit(node, usableNow, left, length);
        }
    }

    /** Divides what a leaf is worth to one row of the background among the players, and so for each of the usable ones. */
    private void share(double worth, int usable, long left, int length) {
        int owns = count(usable, length);
        int foreign = Long.bitCount(left);
        for (int i = 0; i < owns; i++) {
            double weight = 0;
            for (int number = 1; number <= owns; number++) {
                weight += trees.weights.of(number, foreign) * Integer.bitCount(byOwn[number] & apart[i]);
            }
            contributions[own[i]] += worth * weight;
        }
        if (foreign == 0) {
            return;
        }
        double weight = 0;
        for (int number = 0; number <= owns; number++) {
            weight += trees.weights.of(foreign, number) * Integer.bitCount(byOwn[number]);
        }
        for (long rest = left; rest != 0; rest &= rest - 1) {
            contributions[players[Long.numberOfTrailingZeros(rest)]] -= worth * weight;
        }
    }

    /** Where the row has left the path all usable ones keep to it, so these places are not counted. */
    private int count(int usable, int length) {
        int owns = 0;
        byOwn[0] = usable;
        for (int place = 0; place < length; place++) {
            int rows = usable & ~keeping[place];
            if (rows == 0) {
                continue;
            }
            own[owns] = players[place];
            apart[owns] = rows;
            byOwn[++owns] = 0;
            for (int number = owns; number > 0; number--) {
                int oneMore = byOwn[number - 1] & rows;
                byOwn[number] |= oneMore;
                byOwn[number - 1] ^= oneMore;
            }
        }
        return owns;
    }
}
