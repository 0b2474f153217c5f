package dev.tino.ml.encode;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.tino.ml.dataset.Column.Kind;

/** Encodes the values of one column; immutable, its JSON is its state. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(value = TextEncoder.class, name = "text"),
        @JsonSubTypes.Type(value = WordEncoder.class, name = "words"),
        @JsonSubTypes.Type(value = NumberEncoder.class, name = "number"),
        @JsonSubTypes.Type(value = CategoryEncoder.class, name = "category"),
        @JsonSubTypes.Type(value = VectorEncoder.class, name = "vector") })
sealed interface ColumnEncoder permits TextEncoder, WordEncoder, NumberEncoder, CategoryEncoder, VectorEncoder {

    /** What it can encode. */
    Kind kind();

    /** How many columns of the vector belong to this one. */
    int width();

    /** Writes the value's entries; its first column is {@code offset}. */
    void encode(Object value, int offset, VectorWriter out);
}
