package dev.tino.ml.serve;

import java.util.ArrayList;
import java.util.List;

/**
 * The probabilities of every label for a list of rows, in their order. Of a model that compares, the labels are documents
 * and their cosines stand in the place of probabilities.
 */
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

    /** In [0, 1]; a row's probabilities have the sum 1, its cosines none in particular. */
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

    /**
     * The most probable labels, best first, but none that is less probable than {@code least}. A row has few of those, so
     * it is cheaper than all of them.
     *
     * @param least in [0, 1]
     */
    public List<Score> top(int row, int most, float least) {
        int count = labels.size();
        int first = row * count;
        int[] best = new int[Math.min(most, count)];
        int found = 0;
        for (int label = 0; label < count; label++) {
            float probability = probabilities[first + label];
            if (probability < least) {
                continue;
            }
            int place = found;
            while (place > 0 && probability > probabilities[first + best[place - 1]]) {
                place--;
            }
            if (place < best.length) {
                found = Math.min(found + 1, best.length);
                System.arraycopy(best, place, best, place + 1, found - place - 1);
                best[place] = label;
            }
        }
        List<Score> top = new ArrayList<>(found);
        for (int i = 0; i < found; i++) {
            top.add(score(row, best[i]));
        }
        return top;
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
