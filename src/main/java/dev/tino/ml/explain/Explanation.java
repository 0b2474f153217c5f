package dev.tino.ml.explain;

/**
 * A row's margin as a sum: {@code base + contributions = raw} but for rounding.
 *
 * @param base the mean margin of the background
 * @param raw the row's margin, before it is calibrated
 * @param contributions of each column of the schema, in its order, in the margin's unit; not to be changed
 */
public record Explanation(double base, double raw, double[] contributions) {
}
