package dev.tino.ml.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;

/**
 * Rows with their known labels.
 *
 * @param labels one for each row
 * @param groups one for each row, or none at all: rows of one group (a merchant, a customer) never stand on both sides
 *        of a split
 */
public record Dataset(Schema schema, List<Row> rows, List<String> labels, List<String> groups) {

    /** @throws ModelException when the lists differ in length or a row does not fit the schema */
    public Dataset {
        rows = List.copyOf(rows);
        labels = List.copyOf(labels);
        groups = List.copyOf(groups);
        if (labels.size() != rows.size() || !groups.isEmpty() && groups.size() != rows.size()) {
            throw Reason.NOT_TRAINABLE.because("%d rows, %d labels, %d groups", rows.size(), labels.size(),
                    groups.size());
        }
        if (labels.contains("")) {
            throw Reason.NOT_TRAINABLE.because("row %d has an empty label", labels.indexOf(""));
        }
        rows.forEach(schema::check);
    }

    public Dataset(Schema schema, List<Row> rows, List<String> labels) {
        this(schema, rows, labels, List.of());
    }

    public int size() {
        return rows.size();
    }

    /** The distinct labels, sorted. */
    public List<String> classes() {
        return labels.stream().distinct().sorted().toList();
    }

    /** The positions of the rows that belong together: those of each group, or each row alone where there are none. */
    public List<int[]> units() {
        if (groups.isEmpty()) {
            return IntStream.range(0, size()).mapToObj(row -> new int[] { row }).toList();
        }
        Map<String, IntStream.Builder> byGroup = new LinkedHashMap<>();
        for (int row = 0; row < size(); row++) {
            byGroup.computeIfAbsent(groups.get(row), group -> IntStream.builder()).add(row);
        }
        return byGroup.values().stream().map(rows -> rows.build().toArray()).toList();
    }

    /** The rows whose positions the predicate takes, in their order. */
    public Dataset where(IntPredicate position) {
        return select(IntStream.range(0, size()).filter(position).toArray());
    }

    /** The rows at these positions, in this order. */
    public Dataset select(int... positions) {
        return new Dataset(schema, pick(rows, positions), pick(labels, positions),
                groups.isEmpty() ? groups : pick(groups, positions));
    }

    private static <T> List<T> pick(List<T> values, int[] positions) {
        List<T> picked = new ArrayList<>(positions.length);
        Arrays.stream(positions).forEach(position -> picked.add(values.get(position)));
        return picked;
    }

    /** SHA-256 over schema, rows and labels in their order, in hexadecimal; equal data have equal fingerprints. */
    public String fingerprint() {
        return Fingerprint.of(this);
    }
}
