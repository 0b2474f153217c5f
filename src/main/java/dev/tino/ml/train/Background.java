package dev.tino.ml.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Shuffle;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.SparseVector;

/**
 * Rows that stand for all others when one is explained. They are made up, since they go into the model's file, which must
 * not tell the rows that it learned from: each column has the distribution of the training rows' column, independently of
 * the other columns.
 *
 * @param rows encoded, at most {@value #MOST_ROWS}
 */
public record Background(List<SparseVector> rows) {

    /** As many as an int has bits: explanations keep a set of these rows in one. */
    public static final int MOST_ROWS = 32;

    /** Of a model that is not to be explained. */
    public static final Background NONE = new Background(List.of());

    public Background {
        rows = List.copyOf(rows);
        if (rows.size() > MOST_ROWS) {
            throw new IllegalArgumentException("%d rows".formatted(rows.size()));
        }
    }

    /** @param dataset the training rows */
    public static Background of(Dataset dataset, Encoder encoder, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Object[][] rows = new Object[MOST_ROWS][dataset.schema().size()];
        for (int column = 0; column < dataset.schema().size(); column++) {
            List<Object> quantiles = quantiles(dataset, column);
            int[] order = IntStream.range(0, MOST_ROWS).toArray();
            Shuffle.inPlace(order, random.split());
            for (int row = 0; row < MOST_ROWS; row++) {
                rows[row][column] = quantiles.get(order[row]);
            }
        }
        return new Background(encoder.encode(Arrays.stream(rows).map(Row::of).toList()));
    }

    /**
     * The values at (i + 0.5) / {@value #MOST_ROWS} of the sorted ones, missing ones behind: levels by nearest rank, numbers
     * half-way between that and its neighbour, so that they are nobody's own unless several rows share them.
     */
    private static List<Object> quantiles(Dataset dataset, int index) {
        Column column = dataset.schema().columns().get(index);
        List<Object> values = new ArrayList<>();
        dataset.rows().forEach(row -> values.add(shown(column, row.value(index))));
        values.sort(Comparator.nullsLast(ascending(column)));
        List<Object> quantiles = new ArrayList<>();
        for (int i = 0; i < MOST_ROWS; i++) {
            double rank = Math.ceil((i + 0.5) / MOST_ROWS * values.size());
            quantiles.add(between(values.get((int) rank - 1), values.get(Math.min(values.size() - 1, (int) rank))));
        }
        return quantiles;
    }

    private static Object between(Object value, Object next) {
        return value instanceof Number number && next instanceof Number other
                ? (Object) ((number.doubleValue() + other.doubleValue()) / 2)
                : value;
    }

    /** A text or a vector alone would tell whose row it is from, so all of them are missing. */
    private static Object shown(Column column, Object value) {
        return switch (column.kind()) {
            case TEXT, VECTOR -> null;
            case CATEGORY -> value;
            case NUMBER -> value == null || Double.isNaN(((Number) value).doubleValue()) ? null : value;
        };
    }

    private static Comparator<Object> ascending(Column column) {
        return switch (column.kind()) {
            case TEXT, VECTOR, CATEGORY -> Comparator.comparing(String.class::cast);
            case NUMBER -> Comparator.comparingDouble(value -> ((Number) value).doubleValue());
        };
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
