package dev.tino.ml.serve;

import java.util.List;
import java.util.stream.IntStream;

/** The probabilities of every label for a list of rows, in their order. */
public final class Scores {

    private final List<String> labels;
    private final float[] probabilities;

    /** @param probabilities shape [rows, labels], row by row */
    Scores(List<String> labels, float[] probabilities) {
        this.labels = labels;
        this.probabilities = probabilities;
    }

    /**
     * A label and how probable it is.
     *
     * @param probability in [0, 1]
     */
    public record Score(String label, float probability) {
    }

    public List<String> labels() {
        return labels;
    }

    public int rows() {
        return probabilities.length / labels.size();
    }

    /** In [0, 1]; a row's probabilities have the sum 1. */
    public float probability(int row, int label) {
        return probabilities[row * labels.size() + label];
    }

    /** The most probable label; the first of equals. */
    public Score best(int row) {
        int best = 0;
        for (int label = 1; label < labels.size(); label++) {
            if (probability(row, label) > probability(row, best)) {
                best = label;
            }
        }
        return score(row, best);
    }

    /** The most probable labels, best first; all of them when there are fewer than {@code most}. */
    public List<Score> top(int row, int most) {
        return IntStream.range(0, labels.size()).boxed()
                .sorted((a, b) -> Float.compare(probability(row, b), probability(row, a))).limit(most)
                .map(label -> score(row, label)).toList();
    }

    /** A copy, shape [rows, labels]. */
    public float[][] probabilities() {
        float[][] rows = new float[rows()][labels.size()];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(probabilities, row * labels.size(), rows[row], 0, labels.size());
        }
        return rows;
    }

    private Score score(int row, int label) {
        return new Score(labels.get(label), probability(row, label));
    }
}
