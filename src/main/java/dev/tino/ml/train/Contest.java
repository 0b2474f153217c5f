package dev.tino.ml.train;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.tino.ml.ModelException.Reason;

/**
 * Two models that answered the same rows. The log-loss decides: it is a strictly proper scoring rule, best for whoever
 * tells the true probabilities (Gneiting, Raftery: Strictly Proper Scoring Rules, JASA 102, 2007, section 4.1), where
 * accuracy and F1 do not see whether a wrong answer was given with doubt, and change by whole rows on small hold-outs.
 *
 * @param rows that both answered
 * @param championLogLoss mean, as {@link Evaluation#logLoss}
 * @param candidateLogLoss mean, as {@link Evaluation#logLoss}
 * @param championAccuracy in [0, 1]
 * @param candidateAccuracy in [0, 1]
 */
@JsonPropertyOrder({ "rows", "championLogLoss", "candidateLogLoss", "championAccuracy", "candidateAccuracy" })
public record Contest(int rows, double championLogLoss, double candidateLogLoss, double championAccuracy,
        double candidateAccuracy) {

    /** What sums of the same figures may differ in another order. */
    private static final double ROUNDING = 1e-9;

    /** @throws dev.tino.ml.ModelException when the rows are not the same, or there are none */
    public static Contest of(Predictions champion, Predictions candidate) {
        int rows = champion.size();
        if (rows == 0 || candidate.size() != rows) {
            throw Reason.ROW_MISMATCH.because("%d rows of the champion, %d of the candidate", rows, candidate.size());
        }
        for (int row = 0; row < rows; row++) {
            requireSameTruth(row, champion, candidate);
        }
        return new Contest(rows, Evaluation.logLoss(champion), Evaluation.logLoss(candidate), accuracy(champion),
                accuracy(candidate));
    }

    /** A class that one of them does not know has no name there. */
    private static void requireSameTruth(int row, Predictions champion, Predictions candidate) {
        int first = champion.truth()[row];
        int second = candidate.truth()[row];
        if (first >= 0 && second >= 0 && !champion.labels().get(first).equals(candidate.labels().get(second))) {
            throw Reason.ROW_MISMATCH.because("row %d is of '%s' to the champion, of '%s' to the candidate", row,
                    champion.labels().get(first), candidate.labels().get(second));
        }
    }

    private static double accuracy(Predictions predictions) {
        int right = 0;
        for (int row = 0; row < predictions.size(); row++) {
            right += predictions.right(row) ? 1 : 0;
        }
        return (double) right / predictions.size();
    }

    /** Whether the candidate's log-loss is at most the champion's. */
    public boolean candidateIsNotWorse() {
        return candidateLogLoss <= championLogLoss + ROUNDING;
    }
}
