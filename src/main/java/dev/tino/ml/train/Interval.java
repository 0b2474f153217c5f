package dev.tino.ml.train;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.tino.ml.ModelException.Reason;

/** A figure with its 95 % interval from resampled rows or groups, all in [0, 1]. */
@JsonPropertyOrder({ "value", "low", "high" })
public record Interval(double value, double low, double high) {

    public Interval {
        if (!(0 <= low && low <= high && high <= 1 && value >= 0 && value <= 1)) {
            throw Reason.DAMAGED_FILE.because("the figure %s in [%s, %s]", value, low, high);
        }
    }
}
