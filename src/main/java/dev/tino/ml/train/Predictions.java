package dev.tino.ml.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tino.ml.dataset.Dataset;

/**
 * What a model said of rows whose labels are known.
 *
 * @param labels the model's, in the order of the probabilities
 * @param truth of each row, as an index of labels, or -1 for a class that the model does not know
 * @param probabilities shape [rows, labels]
 */
public record Predictions(List<String> labels, int[] truth, double[][] probabilities) {

    public static Predictions of(TrainedModel model, Dataset dataset) {
        return new Predictions(model.labels(), classes(model.labels(), dataset), model.score(dataset.rows()));
    }

    static int[] classes(List<String> labels, Dataset dataset) {
        Map<String, Integer> index = new HashMap<>();
        labels.forEach(label -> index.put(label, index.size()));
        return dataset.labels().stream().mapToInt(label -> index.getOrDefault(label, -1)).toArray();
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
