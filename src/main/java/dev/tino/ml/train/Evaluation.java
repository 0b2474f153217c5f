package dev.tino.ml.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

import dev.tino.ml.ModelException.Reason;

/**
 * How good predictions are, with intervals from {@link Bootstrap}.
 *
 * @param rows how many were predicted
 * @param accuracy share of right answers
 * @param macroF1 mean F1 of the classes that occur, as truth or as answer
 * @param auc area under the ROC curve, the last of the ascending labels being the positive class; {@code null} unless
 *        the labels are two and the rows are of both
 * @param logLoss mean of -ln(probability of the true class), with probabilities cut at 1e-15
 * @param brier mean of the squared distance between the probabilities and 1 for the true class, 0 for the others; in
 *        [0, 2] (Brier: Verification of Forecasts Expressed in Terms of Probability, 1950)
 * @param baseline accuracy of always naming the most frequent true class
 * @param macroF1Baseline macro-F1 of always naming the most frequent true class
 * @param classes a line for each label that the model knows
 * @param fingerprint of the rows, as {@link Predictions#fingerprint} tells; {@code null} when it is not known
 */
@JsonDeserialize(builder = Evaluation.Json.class)
@JsonPropertyOrder({ "rows", "accuracy", "macroF1", "auc", "logLoss", "brier", "baseline", "macroF1Baseline", "classes",
        "fingerprint" })
public record Evaluation(int rows, Interval accuracy, Interval macroF1, @JsonInclude(Include.NON_NULL) Interval auc,
        double logLoss, double brier, double baseline, double macroF1Baseline, List<ClassFigures> classes,
        @JsonInclude(Include.NON_NULL) String fingerprint) {

    private static final double LEAST_PROBABILITY = 1e-15;
    /** The area under the ROC curve of whoever guesses. */
    private static final double CHANCE = 0.5;
    /** Of the standard normal distribution, 2.5 % / 6 lie above 2.638 and 2.5 % above 1.960. */
    private static final double WIDER = 2.638 / 1.960;

    /**
     * The figures of one class, each in [0, 1], 0 where nothing could be counted.
     *
     * @param rows that are truly of it
     */
    @JsonPropertyOrder({ "label", "rows", "precision", "recall", "f1" })
    public record ClassFigures(String label, int rows, double precision, double recall, double f1) {
    }

    public Evaluation {
        classes = List.copyOf(classes);
        if (rows <= 0 || accuracy == null || macroF1 == null || !(logLoss >= 0 && Double.isFinite(logLoss))
                || !(brier >= 0 && brier <= 2.001) || !isShare(baseline) || !isShare(macroF1Baseline)) {
            throw Reason.DAMAGED_FILE.because("accuracy %s, macro-F1 %s, log-loss %s, Brier %s and baselines %s, %s of %d rows",
                    accuracy, macroF1, logLoss, brier, baseline, macroF1Baseline, rows);
        }
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    /** @param seed of the resampling */
    public static Evaluation of(Predictions predictions, long seed) {
        int rows = predictions.size();
        if (rows == 0) {
            throw Reason.NOT_TRAINABLE.because("no rows to evaluate on");
        }
        int[] once = new int[rows];
        Arrays.fill(once, 1);
        int[] answers = new int[rows];
        Arrays.setAll(answers, predictions::best);
        Confusion confusion = Confusion.of(predictions, answers, once);
        Ranking ranking = Ranking.of(predictions);
        Resampling resampling = new Resampling(predictions, answers, ranking, seed);
        return new Evaluation(rows, resampling.accuracy(confusion.accuracy()), resampling.macroF1(confusion.macroF1()),
                ranking == null ? null : resampling.auc(ranking.area(once)), logLoss(predictions), brier(predictions),
                confusion.baseline(), confusion.macroF1Baseline(), classes(predictions.labels(), confusion),
                predictions.fingerprint());
    }

    static double logLoss(Predictions predictions) {
        double sum = 0;
        for (int row = 0; row < predictions.size(); row++) {
            int truth = predictions.truth()[row];
            double probability = truth < 0 ? 0 : predictions.probabilities()[row][truth];
            sum -= StrictMath.log(Math.max(LEAST_PROBABILITY, Math.min(1, probability)));
        }
        return sum / predictions.size();
    }

    private static double brier(Predictions predictions) {
        double sum = 0;
        for (int row = 0; row < predictions.size(); row++) {
            int truth = predictions.truth()[row];
            sum += truth < 0 ? 1 : 0;
            for (int label = 0; label < predictions.labels().size(); label++) {
                double error = predictions.probabilities()[row][label] - (label == truth ? 1 : 0);
                sum += error * error;
            }
        }
        return sum / predictions.size();
    }

    private static List<ClassFigures> classes(List<String> labels, Confusion confusion) {
        List<ClassFigures> classes = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            classes.add(new ClassFigures(labels.get(label), confusion.actual(label), confusion.precision(label),
                    confusion.recall(label), confusion.f1(label)));
        }
        return classes;
    }

    /**
     * Whether the model tells more than chance: its accuracy lies above the baseline, or, of two classes, the area under
     * the ROC curve above 0.5, by more than resampling explains. Three algorithms are trained on the same rows and each is
     * looked at twice: of intervals of 95 %, one training in ten without any signal would claim one. So these are wider,
     * such that all six looks together are wrong in 2.5 % at most (Bonferroni). An area below 0.5 is no signal either:
     * cross-validation on labels at random ends there.
     */
    public boolean signal() {
        return isAbove(accuracy, baseline) || auc != null && isAbove(auc, CHANCE);
    }

    private static boolean isAbove(Interval interval, double chance) {
        return interval.value() - WIDER * (interval.value() - interval.low()) > chance;
    }

    /** Reads an evaluation, which may lack the area under the ROC curve, the fingerprint and nothing else. */
    static final class Json {

        @JsonProperty
        private Integer rows;
        @JsonProperty
        private Interval accuracy;
        @JsonProperty
        private Interval macroF1;
        @JsonProperty
        private Interval auc;
        @JsonProperty
        private Double logLoss;
        @JsonProperty
        private Double brier;
        @JsonProperty
        private Double baseline;
        @JsonProperty
        private Double macroF1Baseline;
        @JsonProperty
        private List<ClassFigures> classes;
        @JsonProperty
        private String fingerprint;

        Evaluation build() {
            return new Evaluation(rows, accuracy, macroF1, auc, logLoss, brier, baseline, macroF1Baseline, classes,
                    fingerprint);
        }
    }
}
