package dev.tino.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

/** Datasets whose labels can be learnt from their words, with every kind of column and with missing values. */
public final class RandomDatasets {

    public static final Schema SCHEMA = Schema.of(Column.text("description"), Column.amount("amount"),
            Column.number("day"), Column.category("type"));

    private static final String[] LETTERS = { "a", "e", "i", "o", "u", "ã", "ç", "b", "c", "m", "r", "s", "t", "L",
            "P", "7", "*", "ж" };

    private RandomDatasets() {
    }

    public static Dataset of(int rows, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < classes * 16; i++) {
            words.add(word(random));
        }
        List<Row> data = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int label = i < classes ? i : random.nextInt(classes);
            String own = words.get(label * 8 + random.nextInt(8));
            String other = words.get(classes * 8 + random.nextInt(classes * 8));
            data.add(row(own + " " + other, random));
            labels.add("class-" + label);
        }
        return new Dataset(SCHEMA, data, labels);
    }

    /** The same with a column of vectors behind the others: those of a class lie around one of their own. */
    public static Dataset withVectors(int rows, int classes, int dimensions, long seed) {
        Dataset plain = of(rows, classes, seed);
        SplittableRandom random = new SplittableRandom(~seed);
        List<Column> columns = new ArrayList<>(SCHEMA.columns());
        columns.add(Column.vector("embedding", "test/random/" + dimensions, dimensions));
        List<Row> data = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            List<Object> values = new ArrayList<>(plain.rows().get(i).values());
            values.add(random.nextInt(10) == 0 ? null : vector(plain.labels().get(i), dimensions, random));
            data.add(new Row(values));
        }
        return new Dataset(new Schema(columns), data, plain.labels());
    }

    /** Texts of words out of a few hundred, some of them empty or missing, some twice; their labels are their numbers. */
    public static Dataset documents(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            words.add("w" + word(random) + (char) ('a' + i % 26) + (char) ('a' + i / 26));
        }
        List<Row> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(i > 0 && random.nextInt(20) == 0 ? texts.get(random.nextInt(i)) : Row.of(text(words, random)));
            names.add("document-" + i);
        }
        return new Dataset(Schema.of(Column.text("description")), texts, names);
    }

    private static String text(List<String> words, SplittableRandom random) {
        if (random.nextInt(10) == 0) {
            return random.nextBoolean() ? null : "... 42";
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 40); i > 0; i--) {
            // The first words are those of many texts.
            text.append(words.get((int) (words.size() * Math.pow(random.nextDouble(), 3)))).append(' ');
        }
        return text.toString();
    }

    private static float[] vector(String label, int dimensions, SplittableRandom random) {
        SplittableRandom centre = new SplittableRandom(label.hashCode());
        float[] vector = new float[dimensions];
        double squares = 0;
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) (centre.nextDouble(-1, 1) + random.nextDouble(-2, 2));
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < dimensions; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    private static Row row(String description, SplittableRandom random) {
        return Row.of(random.nextInt(20) == 0 ? null : description,
                random.nextInt(10) == 0 ? null : random.nextDouble(-1e6, 1e4), (double) random.nextInt(1, 32),
                random.nextInt(10) == 0 ? null : "type-" + random.nextInt(3));
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        int length = random.nextInt(2, 9);
        for (int i = 0; i < length; i++) {
            word.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return word.toString();
    }
}
