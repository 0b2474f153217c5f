package dev.tino.ml.dataset;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The values of one row in the order of its {@link Schema}; {@code null} is a missing one. */
public record Row(List<Object> values) {

    public Row {
        values = Collections.unmodifiableList(values);
    }

    /** A row of strings, numbers and vectors; the array is kept, not copied. */
    public static Row of(Object... values) {
        return new Row(Arrays.asList(values));
    }

    public int size() {
        return values.size();
    }

    public Object value(int column) {
        return values.get(column);
    }
}
