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
        assertThatThrownBy(() -> SCHEMA.check(row)).isInstanceOfSatisfying(ModelException.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.ROW_MISMATCH);
            assertThat(refusal).hasMessage(message);
        });
    }

    private static Dataset dataset(Row first, Row second) {
        return new Dataset(SCHEMA, List.of(first, second), List.of("food", "other"));
    }
}
