package dev.tino.ml.train;

/** Tribuo's softmax uses {@link Math#exp}, whose last bit a JDK may choose; this one has the same bits everywhere. */
final class Softmax {

    private Softmax() {
    }

    /** Turns scores into probabilities, in place. */
    static double[] of(double[] scores) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            greatest = Math.max(greatest, score);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = StrictMath.exp(scores[i] - greatest);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }
}
