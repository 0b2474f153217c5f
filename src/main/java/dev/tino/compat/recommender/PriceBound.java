package dev.tino.compat.recommender;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** A bound of a range of prices, as this system reads it: any decimal number. */
final class PriceBound {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final int MOST_CHARACTERS = 50;
    /** No price is above it. */
    private static final double HIGHEST = 99_999_999.99;

    private PriceBound() {
    }

    /** The least price that is not below it; null when it is no number. */
    static BigDecimal least(String typed) {
        return read(typed, RoundingMode.CEILING);
    }

    /** The greatest price that is not above it, which is negative below 0; null when it is no number. */
    static BigDecimal greatest(String typed) {
        return read(typed, RoundingMode.FLOOR);
    }

    private static BigDecimal read(String typed, RoundingMode rounding) {
        if (typed == null || typed.length() > MOST_CHARACTERS || !NUMBER.matcher(typed.strip()).matches()) {
            return null;
        }
        double bound = Math.max(-1, Math.min(HIGHEST, Double.parseDouble(typed.strip())));
        return BigDecimal.valueOf(bound).setScale(2, rounding);
    }
}
