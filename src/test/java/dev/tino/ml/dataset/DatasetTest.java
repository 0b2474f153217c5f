package dev.tino.ml.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;

class DatasetTest {

    private static final Schema SCHEMA = Schema.of(Column.text("description"), Column.amount("amount"));
    private static final Dataset DATASET = dataset(Row.of("padaria", -12.5), Row.of(null, 3.0));

    @Test
    void equalDataHaveTheSameFingerprintWhateverTheNumberType() {
        String fingerprint = DATASET.fingerprint();

        assertThat(fingerprint).matches("[0-9a-f]{64}");
        assertThat(dataset(Row.of("padaria", new BigDecimal("-12.50")), Row.of(null, 3)).fingerprint())
                .isEqualTo(fingerprint);
    }

    @Test
    void anyDifferenceChangesTheFingerprint() {
        String fingerprint = DATASET.fingerprint();

        assertThat(dataset(Row.of("padaria", -12.51), Row.of(null, 3.0)).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(dataset(Row.of("padaria", -12.5), Row.of("", 3.0)).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(DATASET.select(1, 0).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(new Dataset(Schema.of(Column.text("description"), Column.number("amount")), DATASET.rows(),
                DATASET.labels()).fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void theFingerprintOfRowsWithoutVectorsIsWhatItWasBeforeThereWereVectors() {
        assertThat(DATASET.fingerprint()).isEqualTo("18a9c746d82f2ac07c29deeb321e18cb51c3d22f0cdf080a9e89c9bc60da86cd");
    }

    @Test
    void vectorsAndTheirSourceArePartOfTheFingerprint() {
        String fingerprint = vectors("a/b/2", 0.6f, 0.8f).fingerprint();

        assertThat(vectors("a/b/2", 0.6f, 0.8f).fingerprint()).isEqualTo(fingerprint);
        assertThat(vectors("a/c/2", 0.6f, 0.8f).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(vectors("a/b/2", 0.8f, 0.6f).fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void aVectorOfAnotherLengthOrWithoutNumbersIsRefused() {
        Schema schema = Schema.of(Column.vector("v", "a/b/2", 2));

        schema.check(Row.of((Object) null));
        schema.check(Row.of((Object) new float[] { 1, 0 }));
        for (Object wrong : new Object[] { new float[3], new float[0], new float[] { 1, Float.NaN },
                new float[] { Float.NEGATIVE_INFINITY, 0 }, new double[2], "1,0" }) {
            assertRefused(schema, Row.of(wrong), "column 'v' is no VECTOR of 2 finite numbers");
        }
    }

    @Test
    void aSchemaTellsWhichVectorsItNeeds() {
        Column vector = Column.vector("v", "a/b/2", 2);

        assertThat(Schema.of(Column.text("t"), vector, Column.number("n")).vectors()).containsExactly(vector);
        assertThat(SCHEMA.vectors()).isEmpty();
    }

    @Test
    void aVectorWithoutSourceOrLengthIsRefused() {
        assertThatThrownBy(() -> Column.vector("v", " ", 2)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> Column.vector("v", "a/b/0", 0)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> Column.vector("v", "a/b/8193", 8193)).isInstanceOf(ModelException.class)
                .hasMessage("the VECTOR 'v' of 8193 dimensions out of 'a/b/8193'");
    }

    @Test
    void aRowThatDoesNotFitTheSchemaIsRefused() {
        assertRefused(Row.of("padaria"), "a row of 1 values for 2 columns");
        assertRefused(Row.of(1.0, 2.0), "column 'description' is no TEXT");
        assertRefused(Row.of("padaria", "12"), "column 'amount' is no NUMBER");
        assertRefused(Row.of("padaria", Double.POSITIVE_INFINITY), "column 'amount' is no NUMBER");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        assertThatThrownBy(() -> Schema.of(Column.text("a"), Column.number("a"))).isInstanceOf(ModelException.class)
                .hasMessage("two columns are called 'a'");
    }

    @Test
    void aRowWithoutALabelIsRefused() {
        List<Row> rows = List.of(Row.of("a"), Row.of("b"));

        assertThatThrownBy(() -> new Dataset(Schema.of(Column.text("t")), rows, List.of("x", "")))
                .isInstanceOf(ModelException.class).hasMessage("row 1 has an empty label");
    }

    private static void assertRefused(Row row, String message) {
        assertRefused(SCHEMA, row, message);
    }

    private static void assertRefused(Schema schema, Row row, String message) {
        assertThatThrownBy(() -> schema.check(row)).isInstanceOfSatisfying(ModelException.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.ROW_MISMATCH);
            assertThat(refusal).hasMessage(message);
        });
    }

    private static Dataset vectors(String source, float... vector) {
        return new Dataset(Schema.of(Column.vector("v", source, 2)), List.of(Row.of((Object) vector), Row.of((Object) null)),
                List.of("food", "other"));
    }

    private static Dataset dataset(Row first, Row second) {
        return new Dataset(SCHEMA, List.of(first, second), List.of("food", "other"));
    }
}
