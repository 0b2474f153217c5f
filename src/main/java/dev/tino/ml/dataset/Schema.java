package dev.tino.ml.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Column.Kind;

/** The inputs of a model, in the order in which rows give their values. */
public record Schema(List<Column> columns) {

    /** @throws ModelException when there is no column, or two share a name */
    public Schema {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw Reason.NOT_TRAINABLE.because("two columns are called '%s'", column.name());
            }
        }
        if (columns.isEmpty()) {
            throw Reason.NOT_TRAINABLE.because("a schema needs a column");
        }
    }

    public static Schema of(Column... columns) {
        return new Schema(List.of(columns));
    }

    public int size() {
        return columns.size();
    }

    /** The columns of vectors: what a model needs that was trained with them, and where it comes from. */
    public List<Column> vectors() {
        return columns.stream().filter(column -> column.kind() == Kind.VECTOR).toList();
    }

    /** @throws ModelException of reason {@code ROW_MISMATCH} when the row has other columns or types than these */
    public void check(Row row) {
        if (row.size() != columns.size()) {
            throw Reason.ROW_MISMATCH.because("a row of %d values for %d columns", row.size(), columns.size());
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!accepts(columns.get(i), row.value(i))) {
                throw Reason.ROW_MISMATCH.because("column '%s' is no %s", columns.get(i).name(), expected(columns.get(i)));
            }
        }
    }

    private static String expected(Column column) {
        return column.kind() == Kind.VECTOR ? "VECTOR of %d finite numbers".formatted(column.dimensions())
                : column.kind().name();
    }

    private static boolean accepts(Column column, Object value) {
        if (value == null) {
            return true;
        }
        return switch (column.kind()) {
            case TEXT, CATEGORY -> value instanceof String;
            case NUMBER -> value instanceof Number number && !Double.isInfinite(number.doubleValue());
            case VECTOR -> value instanceof float[] vector && vector.length == column.dimensions() && isFinite(vector);
        };
    }

    private static boolean isFinite(float[] vector) {
        for (float number : vector) {
            if (!Float.isFinite(number)) {
                return false;
            }
        }
        return true;
    }
}
