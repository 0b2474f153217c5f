package dev.tino.credit.dataset.row;

import java.util.Map;

import dev.tino.credit.dataset.field.ValueText;

/**
 * A row of a dataset, with what became of it.
 *
 * @param values by field, protected ones and the label's own among them: a {@link Double}, or a {@link String}, which of a
 *        boolean is {@code true} or {@code false}; nothing for a missing one
 * @param label {@link #GOOD} or {@link #BAD}
 * @param customer the value of the field that names him; null when none does
 */
public record LabelledRow(Map<String, Object> values, String label, String customer) {

    /** It was well to approve. */
    public static final String GOOD = "good";
    /** It was well to refuse. */
    public static final String BAD = "bad";

    /** @param idField null when no field names the customer */
    public static LabelledRow of(Map<String, Object> values, boolean good, String idField) {
        return new LabelledRow(values, good ? GOOD : BAD, idField == null ? null : ValueText.of(values.get(idField)));
    }

    public boolean isGood() {
        return label.equals(GOOD);
    }
}
