package dev.tino.ml.train;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The figures of {@value #SAMPLES} bootstrap samples, whose percentiles give the intervals (Efron, Tibshirani: An
 * Introduction to the Bootstrap, section 13.3). Where rows have groups, whole groups are drawn: rows of one merchant are
 * right or wrong together, and say less than as many rows of many merchants.
 */
final class Resampling {

    private static final int SAMPLES = 1000;

    private final double[] accuracies = new double[SAMPLES];
    private final double[] macroF1s = new double[SAMPLES];
    private final double[] areas = new double[SAMPLES];

    /**
     * @param answers of each row
     * @param ranking of the predictions, or {@code null}
     */
    Resampling(Predictions predictions, int[] answers, Ranking ranking, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] times = new int[predictions.size()];
        for (int sample = 0; sample < SAMPLES; sample++) {
            draw(predictions.units(), random, times);
            Confusion confusion = Confusion.of(predictions, answers, times);
            accuracies[sample] = confusion.accuracy();
            macroF1s[sample] = confusion.macroF1();
            areas[sample] = ranking == null ? 0 : ranking.area(times);
        }
        Arrays.sort(accuracies);
        Arrays.sort(macroF1s);
        Arrays.sort(areas);
    }

    private static void draw(List<int[]> units, SplittableRandom random, int[] times) {
        Arrays.fill(times, 0);
        for (int i = 0; i < units.size(); i++) {
            for (int row : units.get(random.nextInt(units.size()))) {
                times[row]++;
            }
        }
    }

    Interval accuracy(double value) {
        return interval(value, accuracies);
    }

    Interval macroF1(double value) {
        return interval(value, macroF1s);
    }

    Interval auc(double value) {
        return interval(value, areas);
    }

    private static Interval interval(double value, double[] ascending) {
        return new Interval(value, ascending[SAMPLES / 40 - 1], ascending[SAMPLES - SAMPLES / 40]);
    }
}
