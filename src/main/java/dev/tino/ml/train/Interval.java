package dev.tino.ml.train;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** A figure with its 95 % interval from resampled rows or groups, all in [0, 1]. */
@JsonPropertyOrder({ "value", "low", "high" })
public record Interval(double value, double low, double high) {
}
