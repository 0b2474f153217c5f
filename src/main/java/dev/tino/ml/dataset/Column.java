package dev.tino.ml.dataset;

import java.util.Objects;

/**
 * One input of a model.
 *
 * @param name what the column is called
 * @param kind what its values are
 * @param scale how numbers are transformed before they are standardised; {@code LINEAR} for the other kinds
 */
public record Column(String name, Kind kind, Scale scale) {

    public Column {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(scale);
    }

    public static Column text(String name) {
        return new Column(name, Kind.TEXT, Scale.LINEAR);
    }

    public static Column number(String name) {
        return new Column(name, Kind.NUMBER, Scale.LINEAR);
    }

    /** A heavy-tailed number, such as money: few values are a thousand times larger than most. */
    public static Column amount(String name) {
        return new Column(name, Kind.NUMBER, Scale.SIGNED_LOG);
    }

    public static Column category(String name) {
        return new Column(name, Kind.CATEGORY, Scale.LINEAR);
    }

    /** What the values of a column are; {@code null} is a missing one. */
    public enum Kind {
        /** A {@link String} of words. */
        TEXT,
        /** A {@link Number}; {@code NaN} is missing too. */
        NUMBER,
        /** A {@link String} out of a few. */
        CATEGORY
    }

    /** The transform of a number before it is standardised. */
    public enum Scale {
        LINEAR,
        /** {@code sign(x) * ln(1 + |x|)} */
        SIGNED_LOG
    }
}
