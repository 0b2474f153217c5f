package dev.tino.credit.dataset.field;

import java.util.List;
import java.util.SortedMap;

import dev.tino.core.error.Violation;

/**
 * An object held against fields.
 *
 * @param values what is kept, by field: a {@link Double}, or a {@link String}, which of a boolean is {@code true} or
 *        {@code false}; nothing for a missing one
 * @param violations what is wrong, without the values; empty when all is well
 */
public record Checked(SortedMap<String, Object> values, List<Violation> violations) {

    public boolean isValid() {
        return violations.isEmpty();
    }
}
