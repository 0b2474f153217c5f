package dev.tino.ml.train;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.tino.ml.ModelException.Reason;

/**
 * What an unsure model gains by keeping silent: for each confidence bar, how many rows it still answers and how many
 * of its answers are right (El-Yaniv, Wiener: On the Foundations of Noise-free Selective Classification, JMLR 11,
 * 2010, section 2; the confidence is the greatest probability).
 *
 * @param points for the bars 0.00, 0.01, ... 1.00
 */
public record RiskCoverage(List<Point> points) {

    private static final int STEPS = 100;

    public RiskCoverage {
        points = List.copyOf(points);
        if (points.size() != STEPS + 1) {
            throw Reason.DAMAGED_FILE.because("%d points of risk against coverage", points.size());
        }
        for (int step = 0; step <= STEPS; step++) {
            if (points.get(step).bar() != bar(step)) {
                throw Reason.DAMAGED_FILE.because("the bar %s in place of %s", points.get(step).bar(), bar(step));
            }
        }
    }

    /**
     * @param bar the least confidence that is answered, in [0, 1]
     * @param coverage share of the rows answered, in [0, 1]
     * @param accuracy share of right ones among the answered, in [0, 1]; 1 where none is answered
     */
    @JsonPropertyOrder({ "bar", "coverage", "accuracy" })
    public record Point(double bar, double coverage, double accuracy) {

        public Point {
            if (!(coverage >= 0 && coverage <= 1 && accuracy >= 0 && accuracy <= 1)) {
                throw Reason.DAMAGED_FILE.because("coverage %s with accuracy %s", coverage, accuracy);
            }
        }
    }

    public static RiskCoverage of(Predictions predictions) {
        if (predictions.size() == 0) {
            throw Reason.NOT_TRAINABLE.because("no rows to evaluate on");
        }
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
        return new RiskCoverage(points);
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
