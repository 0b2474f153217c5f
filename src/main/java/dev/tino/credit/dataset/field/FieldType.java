package dev.tino.credit.dataset.field;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;

/** What the values of a field are. */
public enum FieldType {
    NUMBER,
    /** A text out of some. */
    CATEGORY,
    BOOLEAN;

    /** The type that a value has by itself, or null when it has none. */
    public static FieldType of(JsonNode value) {
        if (value.isNumber()) {
            return NUMBER;
        }
        if (value.isTextual()) {
            return CATEGORY;
        }
        return value.isBoolean() ? BOOLEAN : null;
    }

    /** As clients write it. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
