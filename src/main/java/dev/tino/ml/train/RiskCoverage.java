package dev.tino.ml.train;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What an unsure model gains by keeping silent: for each confidence bar, how many rows it still answers and how many
 * of its answers are right (El-Yaniv, Wiener: On the Foundations of Noise-free Selective Classification, JMLR 11,
 * 2010, section 2; the confidence is the greatest probability).
 *
 * @param points for the bars 0.00, 0.01, ... 1.00
 */
public record RiskCoverage(List<Point> points) {

    private static final int STEPS = 100;

    /**
     * @param bar the least confidence that is answered, in [0, 1]
     * @param coverage share of the rows answered, in [0, 1]
     * @param accuracy share of right ones among the answered, in [0, 1]; 1 where none is answered
     */
    @JsonPropertyOrder({ "bar", "coverage", "accuracy" })
    public record Point(double bar, double coverage, double accuracy) {
    }

    public static RiskCoverage of(Predictions predictions) {
        int[] answered = new int[STEPS + 1];
        int[] right = new int[STEPS + 1];
        for (int row = 0; row < predictions.size(); row++) {
            double confidence = predictions.confidence(row);
            int hit = predictions.right(row) ? 1 : 0;
            for (int step = 0; step <= STEPS && confidence >= bar(step); step++) {
                answered[step]++;
                right[step] += hit;
            }
        }
        List<Point> points = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            points.add(new Point(bar(step), (double) answered[step] / predictions.size(),
                    answered[step] == 0 ? 1 : (double) right[step] / answered[step]));
        }
        return new RiskCoverage(List.copyOf(points));
    }

    private static double bar(int step) {
        return (double) step / STEPS;
    }

    /** The lowest bar from which on the answers are at least so accurate, at every higher bar too; 1 when none is. */
    public double barFor(double accuracy) {
        double bar = 1;
        for (int step = points.size() - 1; step >= 0 && points.get(step).accuracy() >= accuracy; step--) {
            bar = points.get(step).bar();
        }
        return bar;
    }

    /** The point of the nearest bar at or above this one. */
    public Point at(double bar) {
        return points.get((int) Math.ceil(Math.max(0, Math.min(1, bar)) * (points.size() - 1) - 1e-9));
    }
}
