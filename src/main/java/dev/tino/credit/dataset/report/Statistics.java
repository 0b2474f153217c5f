package dev.tino.credit.dataset.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;

import dev.tino.credit.dataset.definition.Definition;
import dev.tino.credit.dataset.definition.FieldRole;
import dev.tino.credit.dataset.field.Field;
import dev.tino.credit.dataset.row.LabelledRow;

/** What the columns of a dataset hold. Those of lots, added up in any order, are those of all their rows. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class Statistics {

    private final TreeMap<String, ColumnStatistics> columns = new TreeMap<>();

    /** @param definition with the fields of these rows */
    public static Statistics of(Definition definition, List<LabelledRow> rows) {
        var statistics = new Statistics();
        for (Field field : definition.fields()) {
            var column = new ColumnStatistics();
            rows.forEach(row -> add(column, definition.role(field), row.values().get(field.name()), row.isGood()));
            statistics.columns.put(field.name(), column);
        }
        return statistics;
    }

    private static void add(ColumnStatistics column, FieldRole role, Object value, boolean good) {
        if (value == null) {
            column.addMissing(good);
            return;
        }
        switch (role) {
            // Customers are counted as such, in a table of their own.
            case ID -> {
            }
            case LABEL -> column.addLevel(value, good);
            case FEATURE, PROTECTED -> column.add(value, good);
        }
    }

    public void addAll(Statistics other) {
        other.columns
                .forEach((name, column) -> columns.computeIfAbsent(name, ignored -> new ColumnStatistics()).addAll(column));
    }

    Map<String, ColumnStatistics> columns() {
        return columns;
    }
}
