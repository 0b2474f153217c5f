package dev.tino.ml.train;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Dataset;

/**
 * What a model said of rows whose labels are known.
 *
 * @param labels the model's, in the order of the probabilities
 * @param truth of each row, as an index of labels; -1, -2... for each of the classes that the model does not know
 * @param probabilities shape [rows, labels]
 * @param units positions of the rows that belong together, as {@link Dataset#units} gives them
 * @param fingerprint {@link Dataset#fingerprint} of the rows; null when it is not known
 */
public record Predictions(List<String> labels, int[] truth, double[][] probabilities, List<int[]> units,
        String fingerprint) {

    /** Of rows whose fingerprint is not known. */
    public Predictions(List<String> labels, int[] truth, double[][] probabilities, List<int[]> units) {
        this(labels, truth, probabilities, units, null);
    }

    public static Predictions of(TrainedModel model, Dataset dataset) {
        return new Predictions(model.labels(), classes(model.labels(), dataset), model.score(dataset.rows()),
                dataset.units(), dataset.fingerprint());
    }

    /**
     * What a served model said.
     *
     * @param labels the model's
     * @param probabilities shape [rows, labels], as its scores give them
     * @param dataset the rows that were scored, in their order
     */
    public static Predictions of(List<String> labels, float[][] probabilities, Dataset dataset) {
        if (probabilities.length != dataset.size()) {
            throw Reason.ROW_MISMATCH.because("%d rows scored, %d known", probabilities.length, dataset.size());
        }
        double[][] rows = new double[probabilities.length][labels.size()];
        for (int row = 0; row < rows.length; row++) {
            for (int label = 0; label < rows[row].length; label++) {
                rows[row][label] = probabilities[row][label];
            }
        }
        return new Predictions(labels, classes(labels, dataset), rows, dataset.units());
    }

    static int[] classes(List<String> labels, Dataset dataset) {
        Map<String, Integer> index = new HashMap<>();
        labels.forEach(label -> index.put(label, index.size()));
        return dataset.labels().stream()
                .mapToInt(label -> index.computeIfAbsent(label, unknown -> labels.size() - index.size() - 1)).toArray();
    }

    /** How many classes the rows have that the model does not know. */
    int unknownClasses() {
        return -Math.min(0, Arrays.stream(truth).min().orElse(0));
    }

    public int size() {
        return truth.length;
    }

    /** The most probable label's index; the first of equals. */
    public int best(int row) {
        int best = 0;
        for (int label = 1; label < labels.size(); label++) {
            if (probabilities[row][label] > probabilities[row][best]) {
                best = label;
            }
        }
        return best;
    }

    /** The most probable label's probability. */
    public double confidence(int row) {
        return probabilities[row][best(row)];
    }

    public boolean right(int row) {
        return best(row) == truth[row];
    }
}
