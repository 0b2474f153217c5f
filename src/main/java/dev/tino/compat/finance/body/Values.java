package dev.tino.compat.finance.body;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.web.Money;
import dev.tino.finance.statement.line.AmountParser;
import dev.tino.finance.statement.line.BadLine;

/** Numbers as that system's clients write them. */
public final class Values {

    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}(\\.0+)?");
    private static final int LONGEST = 60;
    private static final int CENTS = 2;
    private static final int MOST_DIGITS = 12;

    private Values() {
    }

    /**
     * A number, or a text that is one. With a comma it is read as Brazilians write it: {@code 1.234,56}. That system's
     * clients cut such a text at the comma, which lost the rest.
     *
     * @return null when it is none
     */
    public static BigDecimal read(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        String text = value.textValue().strip();
        if (text.length() <= LONGEST && FLOAT.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        try {
            return text.indexOf(',') < 0 ? null : AmountParser.DECIMAL_COMMA.parse(text);
        } catch (BadLine notOne) {
            return null;
        }
    }

    /** What is wrong with the amount that Tino would keep, or null. One that is too large is not rounded first. */
    public static String violation(BigDecimal number) {
        boolean isTooLarge = number.signum() != 0 && (long) number.precision() - number.scale() > MOST_DIGITS;
        return Money.Rule.violation(isTooLarge ? number : cents(number));
    }

    /** What Tino keeps: cents. */
    public static BigDecimal cents(BigDecimal number) {
        // Writing out 1e-1000000000 would take the memory that it names.
        boolean isNothing = number.signum() == 0 || (long) number.precision() - number.scale() < -CENTS;
        return isNothing ? BigDecimal.ZERO.setScale(CENTS) : number.setScale(CENTS, RoundingMode.HALF_UP);
    }

    /** A whole number, or null when it is none. */
    public static Long whole(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.canConvertToLong() ? value.longValue() : null;
        }
        String text = value.isTextual() ? value.textValue().strip() : value.isNumber() ? value.asText() : "";
        return WHOLE.matcher(text).matches() ? Long.valueOf(text.replaceFirst("\\.0+$", "")) : null;
    }
}
