package dev.tino.ml.train;

/** Counts from which accuracy, precision, recall and F1 follow; a class that the model does not know is never right. */
final class Confusion {

    private final int[] right;
    private final int[] predicted;
    private final int[] actual;
    private int rows;
    private int allRight;

    Confusion(int labels) {
        right = new int[labels];
        predicted = new int[labels];
        actual = new int[labels];
    }

    void add(int truth, int answer) {
        rows++;
        predicted[answer]++;
        if (truth >= 0) {
            actual[truth]++;
        }
        if (truth == answer) {
            right[answer]++;
            allRight++;
        }
    }

    double accuracy() {
        return ratio(allRight, rows);
    }

    /** The mean F1 of the classes that occur, as truth or as answer. */
    double macroF1() {
        double sum = 0;
        int classes = 0;
        for (int label = 0; label < right.length; label++) {
            if (actual[label] + predicted[label] > 0) {
                sum += f1(label);
                classes++;
            }
        }
        return classes == 0 ? 0 : sum / classes;
    }

    double precision(int label) {
        return ratio(right[label], predicted[label]);
    }

    double recall(int label) {
        return ratio(right[label], actual[label]);
    }

    double f1(int label) {
        return ratio(2 * right[label], predicted[label] + actual[label]);
    }

    int actual(int label) {
        return actual[label];
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
