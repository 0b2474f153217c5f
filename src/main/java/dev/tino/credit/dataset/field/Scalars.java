package dev.tino.credit.dataset.field;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.web.PlainText;

/** Reads single values, strictly: a number is no text, and a text is no number. */
final class Scalars {

    static final String OUT_OF_RANGE = "is out of range";

    private static final int MOST_CHARACTERS = 200;
    private static final BigDecimal GREATEST = BigDecimal.TEN.pow(15);
    private static final int MOST_DIGITS = 30;

    private Scalars() {
    }

    static Reading number(JsonNode value) {
        if (!value.isNumber()) {
            return Reading.wrong("must be a number");
        }
        // Whoever read the JSON may have made a double of it, of which 1e400 has become infinite.
        boolean fits = value.isFloatingPointNumber() && !value.isBigDecimal() ? fits(value.doubleValue())
                : fits(value.decimalValue());
        // Zero has no sign: what is the same number must have the same bytes.
        return fits ? Reading.of(value.doubleValue() + 0.0) : Reading.wrong(OUT_OF_RANGE);
    }

    private static boolean fits(double number) {
        return Math.abs(number) <= GREATEST.doubleValue();
    }

    /** Looks at precision and scale first: writing out 1e1000000000 would take the memory that it names. */
    private static boolean fits(BigDecimal number) {
        return number.precision() <= MOST_DIGITS
                && (long) number.precision() - number.scale() <= GREATEST.precision()
                && number.abs().compareTo(GREATEST) <= 0;
    }

    static Reading text(JsonNode value) {
        if (!value.isTextual()) {
            return Reading.wrong("must be text");
        }
        String violation = PlainText.Rule.violation(value.textValue(), MOST_CHARACTERS);
        return violation == null ? Reading.of(value.textValue()) : Reading.wrong(violation);
    }

    static Reading flag(JsonNode value) {
        return value.isBoolean() ? Reading.of(String.valueOf(value.booleanValue()))
                : Reading.wrong("must be true or false");
    }

    /** Of a field that has had no value yet: whatever is one. */
    static Reading any(JsonNode value) {
        FieldType type = FieldType.of(value);
        if (type == null) {
            return Reading.wrong("must be a number, text, true or false");
        }
        return of(type, value);
    }

    static Reading of(FieldType type, JsonNode value) {
        return switch (type) {
            case NUMBER -> number(value);
            case CATEGORY -> text(value);
            case BOOLEAN -> flag(value);
        };
    }
}
