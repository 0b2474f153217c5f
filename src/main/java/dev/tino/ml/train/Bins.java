package dev.tino.ml.train;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Values of columns in about {@value #MOST} bins of about as many rows each, so that a tree looks at few cuts: Tribuo's
 * regression trees add up all rows of a node for each distinct value (the histograms of Ke et al.: LightGBM, NIPS 2017, section
 * 2.1, serve the same end). A column with no more values than that has a bin for each.
 */
final class Bins {

    static final int MOST = 64;

    /** Of each column, ascending: a value lies in the bin whose number is that of the cuts below it. */
    private final double[][] cuts;

    private Bins(double[][] cuts) {
        this.cuts = cuts;
    }

    /** @param rows shape [rows, columns], at least one row */
    static Bins of(float[][] rows) {
        double[][] cuts = new double[rows[0].length][];
        float[] column = new float[rows.length];
        for (int i = 0; i < cuts.length; i++) {
            for (int row = 0; row < rows.length; row++) {
                column[row] = rows[row][i];
            }
            Arrays.sort(column);
            cuts[i] = cuts(column);
        }
        return new Bins(cuts);
    }

    /** Half-way between two neighbours: at all changes of the value when they are few, else as {@link #spread} chooses. */
    private static double[] cuts(float[] ascending) {
        int[] starts = IntStream.range(0, ascending.length)
                .filter(row -> row == 0 || ascending[row] != ascending[row - 1]).toArray();
        IntStream chosen = starts.length <= MOST ? Arrays.stream(starts).skip(1) : spread(starts, ascending.length);
        return chosen.mapToDouble(row -> ((double) ascending[row - 1] + ascending[row]) / 2).toArray();
    }

    /**
     * Chooses where bins begin. A value that has a bin's share of the rows has a bin of its own, and costs the others none of
     * theirs: most customers may have no overdue amount at all.
     *
     * @param starts the first row of each value
     */
    private static IntStream spread(int[] starts, int rows) {
        int heavy = 0;
        int light = rows;
        for (int value = 0; value < starts.length; value++) {
            if (isHeavy(starts, value, rows)) {
                heavy++;
                light -= size(starts, value, rows);
            }
        }
        int share = Math.max(1, light / Math.max(1, MOST - 2 * heavy));
        IntStream.Builder chosen = IntStream.builder();
        int last = 0;
        for (int value = 1; value < starts.length; value++) {
            if (isHeavy(starts, value, rows) || isHeavy(starts, value - 1, rows) || starts[value] - last >= share) {
                chosen.add(starts[value]);
                last = starts[value];
            }
        }
        return chosen.build();
    }

    private static boolean isHeavy(int[] starts, int value, int rows) {
        return (long) size(starts, value, rows) * MOST >= rows;
    }

    private static int size(int[] starts, int value, int rows) {
        return (value + 1 < starts.length ? starts[value + 1] : rows) - starts[value];
    }

    /** The number of a value's bin, counted from that of 0: a column that a row does not have is 0. */
    int offset(int column, float value) {
        return bin(column, value) - bin(column, 0);
    }

    private int bin(int column, double value) {
        int place = Arrays.binarySearch(cuts[column], value);
        return place >= 0 ? place : -place - 1;
    }

    /** The cut that lies at a split of bins' offsets: of two bins between them, or of those that lie between two. */
    double cut(int column, double split) {
        return cuts[column][bin(column, 0) + (int) Math.floor(split)];
    }
}
