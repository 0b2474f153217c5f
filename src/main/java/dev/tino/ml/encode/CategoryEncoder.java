package dev.tino.ml.encode;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Column.Kind;

/**
 * A category as an indicator of its level; one more stands for unknown levels, one for a missing value.
 *
 * @param levels the known ones, ascending
 */
record CategoryEncoder(List<String> levels) implements ColumnEncoder {

    CategoryEncoder {
        levels = List.copyOf(levels);
        for (int i = 1; i < levels.size(); i++) {
            if (levels.get(i).compareTo(levels.get(i - 1)) <= 0) {
                throw Reason.DAMAGED_FILE.because("the levels of a category are not in order");
            }
        }
    }

    static CategoryEncoder fit(List<String> values, EncoderSettings settings) {
        Map<String, Long> rows = values.stream().filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return new CategoryEncoder(rows.keySet().stream()
                .filter(level -> rows.get(level) >= settings.minimumRows()).toList());
    }

    @Override
    public Kind kind() {
        return Kind.CATEGORY;
    }

    @Override
    public int width() {
        return levels.size() + 2;
    }

    @Override
    public void encode(Object value, int offset, VectorWriter out) {
        out.put(offset + index((String) value), 1);
    }

    boolean knows(String level) {
        return Collections.binarySearch(levels, level) >= 0;
    }

    private int index(String value) {
        if (value == null) {
            return levels.size() + 1;
        }
        int index = Collections.binarySearch(levels, value);
        return index < 0 ? levels.size() : index;
    }
}
