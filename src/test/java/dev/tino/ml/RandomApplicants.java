package dev.tino.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

/** Rows of numbers and categories, some of them missing, of two classes that no plane divides. */
public final class RandomApplicants {

    private static final int NOISE = 10;

    private RandomApplicants() {
    }

    /** @param columns of which every third is a category */
    public static Dataset of(int rows, int columns, long seed) {
        return of(rows, columns, column -> column % 3 == 2, seed);
    }

    public static Dataset ofNumbers(int rows, int columns, long seed) {
        return of(rows, columns, column -> false, seed);
    }

    private static Dataset of(int rows, int columns, IntPredicate isCategory, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> data = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Object[] values = new Object[columns];
            double worth = 0;
            for (int column = 0; column < columns; column++) {
                values[column] = value(isCategory.test(column), random);
                worth += worth(values[column]) * (column == 0 ? 1 : worth(values[column - 1]));
            }
            boolean noise = random.nextInt(NOISE) == 0;
            labels.add(row < 4 ? row % 2 == 0 ? "bad" : "good" : noise ? "good" : worth > 0 ? "good" : "bad");
            data.add(Row.of(values));
        }
        return new Dataset(schema(columns, isCategory), data, labels);
    }

    private static Schema schema(int columns, IntPredicate isCategory) {
        List<Column> schema = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            String name = "column-" + column;
            schema.add(isCategory.test(column) ? Column.category(name) : Column.number(name));
        }
        return new Schema(schema);
    }

    private static Object value(boolean isCategory, SplittableRandom random) {
        if (random.nextInt(NOISE) == 0) {
            return null;
        }
        return isCategory ? "level-" + random.nextInt(4) : (Object) random.nextDouble(-1, 1);
    }

    private static double worth(Object value) {
        if (value == null) {
            return 0.5;
        }
        return value instanceof Double number ? number : ((String) value).hashCode() % 2 == 0 ? 1 : -1;
    }
}
