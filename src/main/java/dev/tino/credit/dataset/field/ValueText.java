package dev.tino.credit.dataset.field;

/** What is kept of a value, as text. */
public final class ValueText {

    private ValueText() {
    }

    /** A whole number has no point: whoever sent 17 knows no 17.0. */
    public static String of(Object value) {
        if (value instanceof Double number && number == Math.rint(number)) {
            return Long.toString(number.longValue());
        }
        return value.toString();
    }
}
