package dev.tino.credit.comparison;

import java.util.Map;

/**
 * A row that both versions answer.
 *
 * @param order its order's id, or the customer of a dataset's row; null when the row names none
 * @param values by field
 * @param label {@code good} or {@code bad}; null while it is not known
 */
record ComparedRow(String order, Map<String, Object> values, String label) {
}
