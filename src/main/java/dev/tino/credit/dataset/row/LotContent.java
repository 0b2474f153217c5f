package dev.tino.credit.dataset.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tino.credit.dataset.definition.Definition;
import dev.tino.credit.dataset.field.Field;

/**
 * The rows of one lot as they are kept: the names once, and each row's values in their order.
 *
 * @param idField null when no field names the customer
 * @param good which of the rows are
 */
public record LotContent(List<String> fields, String idField, List<Boolean> good, List<List<Object>> rows) {

    public static LotContent of(Definition definition, List<LabelledRow> rows) {
        List<String> fields = definition.fields().stream().map(Field::name).toList();
        return new LotContent(fields, definition.idField(), rows.stream().map(LabelledRow::isGood).toList(),
                rows.stream().map(row -> values(fields, row.values())).toList());
    }

    private static List<Object> values(List<String> fields, Map<String, Object> row) {
        // Missing ones are null, which a List.of would not take.
        List<Object> values = new ArrayList<>(fields.size());
        fields.forEach(field -> values.add(row.get(field)));
        return values;
    }

    List<LabelledRow> labelled() {
        List<LabelledRow> labelled = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> values = new TreeMap<>();
            for (int field = 0; field < fields.size(); field++) {
                Object value = rows.get(i).get(field);
                if (value != null) {
                    values.put(fields.get(field), value);
                }
            }
            labelled.add(LabelledRow.of(values, good.get(i), idField));
        }
        return labelled;
    }
}
