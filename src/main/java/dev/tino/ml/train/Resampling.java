package dev.tino.ml.train;

/** The figures of an evaluation with their intervals, by {@link Bootstrap}. */
final class Resampling {

    private final double[] accuracies = new double[Bootstrap.SAMPLES];
    private final double[] macroF1s = new double[Bootstrap.SAMPLES];
    private final double[] areas = new double[Bootstrap.SAMPLES];

    /**
     * @param answers of each row
     * @param ranking of the predictions, or {@code null}
     */
    Resampling(Predictions predictions, int[] answers, Ranking ranking, long seed) {
        Bootstrap bootstrap = new Bootstrap(predictions.size(), predictions.units(), seed);
        for (int sample = 0; sample < Bootstrap.SAMPLES; sample++) {
            int[] times = bootstrap.next();
            Confusion confusion = Confusion.of(predictions, answers, times);
            accuracies[sample] = confusion.accuracy();
            macroF1s[sample] = confusion.macroF1();
            areas[sample] = ranking == null ? 0 : ranking.area(times);
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

    private static Interval interval(double value, double[] figures) {
        double[] middle = Bootstrap.middle(figures);
        return new Interval(value, middle[0], middle[1]);
    }
}
