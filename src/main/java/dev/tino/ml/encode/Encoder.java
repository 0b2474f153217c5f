package dev.tino.ml.encode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Column.Kind;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

/**
 * Turns rows into sparse vectors, the same way in training and in serving. Fitted on training rows only; immutable,
 * its JSON is its state. All transcendental functions are {@link StrictMath}'s, so that every JDK writes the same
 * numbers.
 */
@JsonPropertyOrder({ "schema", "columns" })
public final class Encoder {

    private final Schema schema;
    private final List<ColumnEncoder> columns;
    private final int[] offsets;

    @JsonCreator
    Encoder(@JsonProperty("schema") Schema schema, @JsonProperty("columns") List<ColumnEncoder> columns) {
        if (!kinds(columns).equals(schema.columns().stream().map(Column::kind).toList())
                || !dimensions(columns).equals(schema.vectors().stream().map(Column::dimensions).toList())) {
            throw Reason.DAMAGED_FILE.because("the encoder's columns are not those of its schema");
        }
        this.schema = schema;
        this.columns = List.copyOf(columns);
        offsets = new int[columns.size() + 1];
        for (int i = 0; i < columns.size(); i++) {
            offsets[i + 1] = offsets[i] + columns.get(i).width();
        }
    }

    private static List<Kind> kinds(List<ColumnEncoder> columns) {
        return columns.stream().map(ColumnEncoder::kind).toList();
    }

    private static List<Integer> dimensions(List<ColumnEncoder> columns) {
        return columns.stream().filter(VectorEncoder.class::isInstance)
                .map(column -> ((VectorEncoder) column).dimensions()).toList();
    }

    /**
     * Learns vocabularies, means and levels.
     *
     * @param rows the training rows, at least one
     * @throws ModelException when a row does not fit the schema
     */
    public static Encoder fit(Schema schema, List<Row> rows, EncoderSettings settings) {
        rows.forEach(schema::check);
        List<ColumnEncoder> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            columns.add(fit(schema.columns().get(i), i, rows, settings));
        }
        return new Encoder(schema, columns);
    }

    private static ColumnEncoder fit(Column column, int index, List<Row> rows, EncoderSettings settings) {
        return switch (column.kind()) {
            case TEXT -> fit(values(String.class, index, rows), settings);
            case NUMBER -> NumberEncoder.fit(values(Number.class, index, rows), column.scale());
            case CATEGORY -> CategoryEncoder.fit(values(String.class, index, rows), settings);
            case VECTOR -> VectorEncoder.of(column);
        };
    }

    private static ColumnEncoder fit(List<String> texts, EncoderSettings settings) {
        return switch (settings.tokens()) {
            case CHARACTERS -> TextEncoder.fit(texts, settings);
            case WORDS -> WordEncoder.fit(texts, settings);
        };
    }

    private static <T> List<T> values(Class<T> type, int index, List<Row> rows) {
        List<T> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(type.cast(row.value(index))));
        return values;
    }

    @JsonProperty("schema")
    public Schema schema() {
        return schema;
    }

    @JsonProperty("columns")
    List<ColumnEncoder> columns() {
        return columns;
    }

    /** Length of the vectors; ids lie in [0, width). */
    public int width() {
        return offsets[columns.size()];
    }

    /** Whether the column holds a number's value, and not the presence of something. */
    public boolean isNumber(int id) {
        ColumnEncoder column = columns.get(columnOf(id));
        return column instanceof NumberEncoder || column instanceof VectorEncoder;
    }

    /** The index of the schema's column that the id belongs to, for ids in [0, {@link #width}). */
    public int columnOf(int id) {
        int column = 0;
        while (id >= offsets[column + 1]) {
            column++;
        }
        return column;
    }

    /** Whether the training rows had this level of a category often enough for it to count. */
    public boolean knows(int column, String level) {
        return columns.get(column) instanceof CategoryEncoder category && category.knows(level);
    }

    /**
     * The words of a row's texts that are in the vocabulary, by their weights, the greatest first, equal ones by their
     * letters; none where texts are read by characters.
     *
     * @throws ModelException of reason {@code ROW_MISMATCH} when the row does not fit the schema
     */
    public List<Term> terms(Row row) {
        SparseVector vector = encode(row);
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < vector.size(); i++) {
            int column = columnOf(vector.ids()[i]);
            if (columns.get(column) instanceof WordEncoder words) {
                terms.add(new Term(words.word(vector.ids()[i] - offsets[column]), vector.values()[i]));
            }
        }
        terms.sort(Comparator.comparing(Term::weight).reversed().thenComparing(Term::text));
        return terms;
    }

    /** @throws ModelException of reason {@code ROW_MISMATCH} when the row does not fit the schema */
    public SparseVector encode(Row row) {
        VectorWriter out = new VectorWriter();
        encode(row, out);
        return out.vector(0);
    }

    /** One vector for each row, in their order. */
    public List<SparseVector> encode(List<Row> rows) {
        VectorWriter out = new VectorWriter();
        List<SparseVector> vectors = new ArrayList<>(rows.size());
        for (Row row : rows) {
            out.clear();
            encode(row, out);
            vectors.add(out.vector(0));
        }
        return vectors;
    }

    void encode(Row row, VectorWriter out) {
        schema.check(row);
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).encode(row.value(i), offsets[i], out);
        }
        out.endRow();
    }
}
