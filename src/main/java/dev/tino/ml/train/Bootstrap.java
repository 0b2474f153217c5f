package dev.tino.ml.train;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Bootstrap samples, whose percentiles give intervals (Efron, Tibshirani: An Introduction to the Bootstrap, section 13.3).
 * Where rows have groups, whole groups are drawn: rows of one customer are right or wrong together, and say less than as
 * many rows of many customers.
 */
public final class Bootstrap {

    static final int SAMPLES = 1000;

    private final List<int[]> units;
    private final SplittableRandom random;
    private final int[] times;

    /** @param units positions of the rows that belong together, as {@link Predictions#units} */
    Bootstrap(int rows, List<int[]> units, long seed) {
        this.units = units;
        this.random = new SplittableRandom(seed);
        this.times = new int[rows];
    }

    /** @return how often each row is in the next sample; the same array each time */
    int[] next() {
        Arrays.fill(times, 0);
        for (int i = 0; i < units.size(); i++) {
            for (int row : units.get(random.nextInt(units.size()))) {
                times[row]++;
            }
        }
        return times;
    }

    /** Where 95 % of the samples lie. */
    static double[] middle(double[] figures) {
        double[] ascending = figures.clone();
        Arrays.sort(ascending);
        return new double[] { ascending[SAMPLES / 40 - 1], ascending[SAMPLES - SAMPLES / 40] };
    }

    /**
     * The 95 % interval of any figure.
     *
     * @param figure of a sample, which is given as how often each row is in it
     * @return its low and its high end
     */
    public static double[] interval(Predictions predictions, long seed, ToDoubleFunction<int[]> figure) {
        Bootstrap bootstrap = new Bootstrap(predictions.size(), predictions.units(), seed);
        double[] figures = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            figures[sample] = figure.applyAsDouble(bootstrap.next());
        }
        return middle(figures);
    }
}
