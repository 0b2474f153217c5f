package dev.tino.credit.dataset.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.error.Failure;
import dev.tino.core.web.PlainText;
import dev.tino.credit.dataset.definition.Definition;
import dev.tino.credit.dataset.field.Field;
import dev.tino.credit.dataset.field.FieldType;
import dev.tino.credit.dataset.field.ObjectCheck;
import dev.tino.credit.dataset.row.LabelledRow;

/** Tells the fields and their types from rows, where nobody declared them. */
final class Inference {

    private Inference() {
    }

    /** The definition that a lot's rows are held to: what is not known yet is taken from them. */
    static Definition from(Definition known, List<JsonNode> rows) {
        List<Field> fields = known.fields().isEmpty() ? known.complete(columns(known, rows)) : known.fields();
        return known.with(fields.stream().map(field -> field.type() == null ? field.with(type(field.name(), rows)) : field)
                .toList());
    }

    /** By name: their order must not rest on which lot came first. */
    private static List<Field> columns(Definition known, List<JsonNode> rows) {
        Set<String> names = new TreeSet<>();
        known.complete(List.of()).forEach(field -> names.add(field.name()));
        for (JsonNode row : rows) {
            row.fieldNames().forEachRemaining(name -> add(name, names));
        }
        return names.stream().map(name -> Field.of(name, null)).toList();
    }

    private static void add(String name, Set<String> names) {
        // A row with another name is rejected for it.
        if (PlainText.Rule.violation(name, ObjectCheck.LONGEST_NAME) == null && names.add(name)
                && names.size() > Definition.MOST_FIELDS) {
            throw Failure.invalid("rows", "must not have more than %d different fields".formatted(Definition.MOST_FIELDS));
        }
    }

    /** The most frequent one in the column, or null when there is none. */
    private static FieldType type(String name, List<JsonNode> rows) {
        Map<FieldType, Integer> counts = new EnumMap<>(FieldType.class);
        for (JsonNode row : rows) {
            FieldType type = row.has(name) ? FieldType.of(row.get(name)) : null;
            if (type != null) {
                counts.merge(type, 1, Integer::sum);
            }
        }
        FieldType most = null;
        for (Map.Entry<FieldType, Integer> count : counts.entrySet()) {
            most = most == null || count.getValue() > counts.get(most) ? count.getKey() : most;
        }
        return most;
    }

    /** What the rows that are stored leave settled. */
    static Definition settled(Definition known, Definition inferred, List<LabelledRow> stored) {
        if (stored.isEmpty()) {
            return known;
        }
        Set<String> typed = new TreeSet<>();
        known.fields().stream().filter(field -> field.type() != null).forEach(field -> typed.add(field.name()));
        typed.add(known.label().field());
        return inferred.with(inferred.fields().stream()
                .map(field -> typed.contains(field.name()) || hasValue(field, stored) ? field : field.with(null)).toList());
    }

    private static boolean hasValue(Field field, List<LabelledRow> stored) {
        return stored.stream().anyMatch(row -> row.values().containsKey(field.name()));
    }
}
