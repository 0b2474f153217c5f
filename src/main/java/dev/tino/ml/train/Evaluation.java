package dev.tino.ml.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.tino.ml.ModelException.Reason;

/**
 * How good predictions are. The intervals come from {@value #RESAMPLES} bootstrap samples, by percentiles
 * (Efron, Tibshirani: An Introduction to the Bootstrap, section 13.3). Where rows have groups, whole groups are drawn:
 * rows of one merchant are right or wrong together, and say less than as many rows of many merchants.
 *
 * @param rows how many were predicted
 * @param accuracy share of right answers
 * @param macroF1 mean F1 of the classes that occur, as truth or as answer
 * @param logLoss mean of -ln(probability of the true class), with probabilities cut at 1e-15
 * @param baseline accuracy of always naming the most frequent true class
 * @param classes a line for each label that the model knows
 */
@JsonPropertyOrder({ "rows", "accuracy", "macroF1", "logLoss", "baseline", "classes" })
public record Evaluation(int rows, Interval accuracy, Interval macroF1, double logLoss, double baseline,
        List<ClassFigures> classes) {

    private static final int RESAMPLES = 1000;
    private static final double LEAST_PROBABILITY = 1e-15;

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
        if (rows <= 0 || !(logLoss >= 0 && Double.isFinite(logLoss)) || !(baseline >= 0 && baseline <= 1)) {
            throw Reason.DAMAGED_FILE.because("log-loss %s and baseline %s of %d rows", logLoss, baseline, rows);
        }
    }

    /** @param seed of the resampling */
    public static Evaluation of(Predictions predictions, long seed) {
        int rows = predictions.size();
        if (rows == 0) {
            throw Reason.NOT_TRAINABLE.because("no rows to evaluate on");
        }
        int[] answers = new int[rows];
        Arrays.setAll(answers, predictions::best);
        Confusion confusion = emptyConfusion(predictions);
        for (int row = 0; row < rows; row++) {
            confusion.add(predictions.truth()[row], answers[row]);
        }
        double[][] resampled = resample(predictions, answers, seed);
        return new Evaluation(rows, interval(confusion.accuracy(), resampled[0]),
                interval(confusion.macroF1(), resampled[1]), logLoss(predictions), confusion.baseline(),
                classes(predictions.labels(), confusion));
    }

    /** Accuracies and macro-F1s of the samples, each ascending. */
    private static double[][] resample(Predictions predictions, int[] answers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<int[]> units = predictions.units();
        double[][] figures = new double[2][RESAMPLES];
        for (int sample = 0; sample < RESAMPLES; sample++) {
            Confusion confusion = emptyConfusion(predictions);
            for (int i = 0; i < units.size(); i++) {
                for (int row : units.get(random.nextInt(units.size()))) {
                    confusion.add(predictions.truth()[row], answers[row]);
                }
            }
            figures[0][sample] = confusion.accuracy();
            figures[1][sample] = confusion.macroF1();
        }
        Arrays.sort(figures[0]);
        Arrays.sort(figures[1]);
        return figures;
    }

    private static Confusion emptyConfusion(Predictions predictions) {
        return new Confusion(predictions.labels().size(), predictions.unknownClasses());
    }

    private static Interval interval(double value, double[] ascending) {
        return new Interval(value, ascending[RESAMPLES / 40 - 1], ascending[RESAMPLES - RESAMPLES / 40]);
    }

    private static double logLoss(Predictions predictions) {
        double sum = 0;
        for (int row = 0; row < predictions.size(); row++) {
            int truth = predictions.truth()[row];
            double probability = truth < 0 ? 0 : predictions.probabilities()[row][truth];
            sum -= StrictMath.log(Math.max(LEAST_PROBABILITY, probability));
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
}
