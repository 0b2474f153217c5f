package dev.tino.ml.train;

import java.util.Arrays;

/**
 * Counts from which accuracy, precision, recall and F1 follow. Classes that the model does not know stand behind its
 * labels, and are never right.
 */
final class Confusion {

    private final int[] right;
    private final int[] predicted;
    private final int[] actual;
    private final int labels;
    private int rows;
    private int allRight;

    private Confusion(int labels, int unknownClasses) {
        this.labels = labels;
        right = new int[labels + unknownClasses];
        predicted = new int[right.length];
        actual = new int[right.length];
    }

    /**
     * @param answers of each row, as {@link Predictions#best} gives them
     * @param times how often each row counts
     */
    static Confusion of(Predictions predictions, int[] answers, int[] times) {
        Confusion confusion = new Confusion(predictions.labels().size(), predictions.unknownClasses());
        for (int row = 0; row < times.length; row++) {
            if (times[row] > 0) {
                confusion.add(predictions.truth()[row], answers[row], times[row]);
            }
        }
        return confusion;
    }

    /** @param truth an index of the labels, or -1, -2... for each class that the model does not know */
    private void add(int truth, int answer, int times) {
        rows += times;
        predicted[answer] += times;
        actual[truth >= 0 ? truth : labels - truth - 1] += times;
        if (truth == answer) {
            right[answer] += times;
            allRight += times;
        }
    }

    double accuracy() {
        return ratio(allRight, rows);
    }

    /** The accuracy of always naming the most frequent true class. */
    double baseline() {
        return ratio(Arrays.stream(actual).max().orElse(0), rows);
    }

    /** The macro-F1 of always naming the most frequent true class: its own F1, and 0 for each of the others. */
    double macroF1Baseline() {
        int most = Arrays.stream(actual).max().orElse(0);
        long classes = Arrays.stream(actual).filter(count -> count > 0).count();
        return classes == 0 ? 0 : ratio(2 * most, rows + most) / classes;
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
