package dev.tino.ml.onnx;

import dev.tino.ml.ModelException.Reason;

/**
 * Whether a served graph says what its trainer said.
 *
 * @param worst greatest difference of a probability
 * @param row where it is, or -1 without rows
 * @param otherLabels rows whose most probable label differs although the trainer's two best are clearly apart
 */
public record Parity(double worst, int row, int otherLabels) {

    /** What float32 may differ from double precision. */
    public static final double TOLERANCE = 1e-5;
    /** Two best probabilities closer than this may change places. */
    public static final double CLEARLY_APART = 2e-5;

    /**
     * @param trained shape [rows, labels]
     * @param served shape [rows, labels]
     */
    public static Parity of(double[][] trained, float[][] served) {
        if (trained.length != served.length) {
            throw Reason.WRONG_SIGNATURE.because("%d rows scored, %d served", trained.length, served.length);
        }
        double worst = 0;
        int worstRow = -1;
        int otherLabels = 0;
        for (int row = 0; row < trained.length; row++) {
            double difference = difference(trained[row], served[row]);
            if (worstRow < 0 || !(difference <= worst)) {
                worst = difference;
                worstRow = row;
            }
            if (otherLabel(trained[row], served[row])) {
                otherLabels++;
            }
        }
        return new Parity(worst, worstRow, otherLabels);
    }

    private static double difference(double[] trained, float[] served) {
        double greatest = 0;
        for (int label = 0; label < trained.length; label++) {
            double difference = Math.abs(trained[label] - served[label]);
            greatest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(greatest, difference);
        }
        return greatest;
    }

    private static boolean otherLabel(double[] trained, float[] served) {
        int best = 0;
        int servedBest = 0;
        for (int label = 1; label < trained.length; label++) {
            best = trained[label] > trained[best] ? label : best;
            servedBest = served[label] > served[servedBest] ? label : servedBest;
        }
        return trained[best] - trained[servedBest] > CLEARLY_APART;
    }

    public boolean holds() {
        return worst <= TOLERANCE && otherLabels == 0;
    }
}
