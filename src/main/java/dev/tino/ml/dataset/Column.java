package dev.tino.ml.dataset;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;

/**
 * One input of a model.
 *
 * @param name what the column is called
 * @param kind what its values are
 * @param scale how numbers are transformed before they are standardised; {@code LINEAR} for the other kinds
 * @param source where vectors come from, since those of two sources have nothing to do with each other; {@code null} for
 *        the other kinds
 * @param dimensions how many numbers a vector has; 0 for the other kinds
 */
@JsonDeserialize(builder = Column.Json.class)
public record Column(String name, Kind kind, Scale scale, @JsonInclude(Include.NON_NULL) String source,
        @JsonInclude(Include.NON_DEFAULT) int dimensions) {

    /** More than any embedding model gives. */
    static final int MOST_DIMENSIONS = 8192;

    /** @throws ModelException when a vector has no source or an impossible length, or another kind has either */
    public Column {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(scale);
        boolean possible = kind == Kind.VECTOR
                ? source != null && !source.isBlank() && dimensions >= 1 && dimensions <= MOST_DIMENSIONS
                : source == null && dimensions == 0;
        if (!possible) {
            throw Reason.NOT_TRAINABLE.because("the %s '%s' of %d dimensions out of '%s'", kind, name, dimensions, source);
        }
    }

    public static Column text(String name) {
        return new Column(name, Kind.TEXT, Scale.LINEAR, null, 0);
    }

    public static Column number(String name) {
        return new Column(name, Kind.NUMBER, Scale.LINEAR, null, 0);
    }

    /** A heavy-tailed number, such as money: few values are a thousand times larger than most. */
    public static Column amount(String name) {
        return new Column(name, Kind.NUMBER, Scale.SIGNED_LOG, null, 0);
    }

    public static Column category(String name) {
        return new Column(name, Kind.CATEGORY, Scale.LINEAR, null, 0);
    }

    /**
     * A vector of Euclidean length 1, such as the embedding of a text.
     *
     * @param source names what makes the vectors; whoever gives rows to the model has to take them from there
     * @param dimensions how many numbers each has, 1 to 8192
     */
    public static Column vector(String name, String source, int dimensions) {
        return new Column(name, Kind.VECTOR, Scale.LINEAR, source, dimensions);
    }

    /** What the values of a column are; {@code null} is a missing one. */
    public enum Kind {
        /** A {@link String} of words. */
        TEXT,
        /** A {@link Number}; {@code NaN} is missing too. */
        NUMBER,
        /** A {@link String} out of a few. */
        CATEGORY,
        /** A {@code float[]} of finite numbers, as long as the column says; not to be changed afterwards. */
        VECTOR
    }

    /** The transform of a number before it is standardised. */
    public enum Scale {
        LINEAR,
        /** {@code sign(x) * ln(1 + |x|)} */
        SIGNED_LOG
    }

    /** Reads a column. Those that are no vectors lack the last two, as all did before there were vectors. */
    static final class Json {

        @JsonProperty
        private String name;
        @JsonProperty
        private Kind kind;
        @JsonProperty
        private Scale scale;
        @JsonProperty
        private String source;
        @JsonProperty
        private int dimensions;

        Column build() {
            return new Column(name, kind, scale, source, dimensions);
        }
    }
}
