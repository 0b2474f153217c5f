package dev.tino.ml.encode;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Column.Kind;
import dev.tino.ml.dataset.Column.Scale;

/**
 * A number as its distance from the training mean in standard deviations, cut at {@value #FARTHEST}, and an indicator
 * for a missing one.
 *
 * @param mean of the scaled training values
 * @param deviation of the scaled training values, 1 where they are all equal but for rounding
 */
@JsonPropertyOrder({ "scale", "mean", "deviation" })
record NumberEncoder(Scale scale, double mean, double deviation) implements ColumnEncoder {

    private static final double FARTHEST = 5;
    /** Far above what a sum of doubles loses, far below what a number means to say. */
    private static final double ROUNDING = 1e-12;

    NumberEncoder {
        if (!Double.isFinite(mean) || !Double.isFinite(deviation) || deviation <= 0) {
            throw Reason.DAMAGED_FILE.because("a number with the mean %s and the deviation %s", mean, deviation);
        }
    }

    static NumberEncoder fit(List<Number> numbers, Scale scale) {
        double[] values = numbers.stream().filter(number -> number != null && !Double.isNaN(number.doubleValue()))
                .mapToDouble(number -> scaled(scale, number.doubleValue())).toArray();
        double mean = 0;
        double greatest = 0;
        for (double value : values) {
            mean += value / values.length;
            greatest = Math.max(greatest, Math.abs(value));
        }
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        double deviation = Math.sqrt(variance);
        if (!Double.isFinite(deviation)) {
            throw Reason.NOT_TRAINABLE.because("numbers as great as %s", greatest);
        }
        return new NumberEncoder(scale, mean, deviation > ROUNDING * greatest ? deviation : 1);
    }

    private static double scaled(Scale scale, double number) {
        return switch (scale) {
            case LINEAR -> number;
            case SIGNED_LOG -> Math.copySign(StrictMath.log1p(Math.abs(number)), number);
        };
    }

    @Override
    public Kind kind() {
        return Kind.NUMBER;
    }

    @Override
    public int width() {
        return 2;
    }

    @Override
    public void encode(Object value, int offset, VectorWriter out) {
        double number = value == null ? Double.NaN : ((Number) value).doubleValue();
        if (Double.isNaN(number)) {
            out.put(offset + 1, 1);
            return;
        }
        double distance = (scaled(scale, number) - mean) / deviation;
        out.put(offset, (float) Math.max(-FARTHEST, Math.min(FARTHEST, distance)));
    }
}
