package dev.tino.credit.scoring;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.tino.ml.train.Bootstrap;
import dev.tino.ml.train.Interval;
import dev.tino.ml.train.Predictions;

/** A figure with its 95 % interval from resampled rows, or customers where they are known. */
@JsonPropertyOrder({ "value", "low", "high" })
public record Figure(double value, double low, double high) {

    private static final long SEED = 1;

    static Figure of(Interval interval) {
        return new Figure(interval.value(), interval.low(), interval.high());
    }

    /** @param ofRow what a row counts for; the figure is the mean */
    static Figure mean(Predictions predictions, double[] ofRow) {
        ToDoubleFunction<int[]> mean = times -> mean(ofRow, times);
        int[] once = new int[ofRow.length];
        Arrays.fill(once, 1);
        double[] ends = Bootstrap.interval(predictions, SEED, mean);
        return new Figure(mean(ofRow, once), ends[0], ends[1]);
    }

    private static double mean(double[] ofRow, int[] times) {
        double sum = 0;
        long rows = 0;
        for (int row = 0; row < ofRow.length; row++) {
            sum += times[row] * ofRow[row];
            rows += times[row];
        }
        return rows == 0 ? 0 : sum / rows;
    }
}
