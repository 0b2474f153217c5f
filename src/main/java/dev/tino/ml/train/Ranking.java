package dev.tino.ml.train;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The rows of two classes in the order of the second one's probability. The area under the ROC curve is the share of
 * pairs, one row of each class, in which the positive row has the greater probability; equal ones count half (Hanley,
 * McNeil: The Meaning and Use of the Area under a ROC Curve, Radiology 143, 1982). Sorted once, counted for any weights.
 */
final class Ranking {

    private final int[] ascending;
    private final int[] truth;
    private final double[] probabilities;

    private Ranking(Predictions predictions) {
        truth = predictions.truth();
        probabilities = IntStream.range(0, truth.length).mapToDouble(row -> predictions.probabilities()[row][1]).toArray();
        ascending = IntStream.range(0, truth.length).boxed().sorted(Comparator.comparingDouble(row -> probabilities[row]))
                .mapToInt(Integer::intValue).toArray();
    }

    /** @return {@code null} unless the labels are two and the rows are of both and of no other class */
    static Ranking of(Predictions predictions) {
        boolean two = predictions.labels().size() == 2 && predictions.unknownClasses() == 0
                && IntStream.of(predictions.truth()).distinct().count() == 2;
        return two ? new Ranking(predictions) : null;
    }

    /**
     * @param times how often each row counts
     * @return in [0, 1]; 0.5 where only one class counts
     */
    double area(int[] times) {
        double negatives = 0;
        double positives = 0;
        double pairs = 0;
        for (int from = 0; from < ascending.length;) {
            int to = from;
            double tiedNegatives = 0;
            double tiedPositives = 0;
            while (to < ascending.length && probabilities[ascending[to]] == probabilities[ascending[from]]) {
                int row = ascending[to++];
                tiedNegatives += truth[row] == 0 ? times[row] : 0;
                tiedPositives += truth[row] == 1 ? times[row] : 0;
            }
            pairs += tiedPositives * (negatives + tiedNegatives / 2);
            negatives += tiedNegatives;
            positives += tiedPositives;
            from = to;
        }
        return negatives == 0 || positives == 0 ? 0.5 : pairs / (negatives * positives);
    }
}
