package dev.tino.credit.dataset.field;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a field makes of a value: what is kept of it, or what is wrong with it.
 *
 * @param value a {@link Double}, or a {@link String}, which of a boolean is {@code true} or {@code false}
 * @param violation never quotes the value; null when nothing is wrong
 */
public record Reading(Object value, String violation) {

    /** Of a field that takes whatever is a value. */
    public static Reading ofAny(JsonNode value) {
        return Scalars.any(value);
    }

    public static Reading of(Object value) {
        return new Reading(value, null);
    }

    public static Reading wrong(String violation) {
        return new Reading(null, violation);
    }
}
