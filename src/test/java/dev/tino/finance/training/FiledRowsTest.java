package dev.tino.finance.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.tino.finance.classification.OwnModelFeatures;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;

class FiledRowsTest {

    private static final Instant TRAINED = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void onlyDescriptionsThatWereNotFiledBeforeAreNew() {
        FiledRows rows = rows(List.of(Map.entry("ifood", -60), Map.entry("uber", 0), Map.entry("ifood", 5),
                Map.entry("padaria", 10), Map.entry("uber", 11), Map.entry("padaria", 12)));

        assertThat(rows.newSince(TRAINED)).containsExactly(3, 5);
        assertThat(rows.newSince(TRAINED.plusSeconds(12))).isEmpty();
        assertThat(rows.newSince(Instant.EPOCH)).hasSize(6);
    }

    /** Each a description and when it was filed, in seconds after the training. */
    private static FiledRows rows(List<Map.Entry<String, Integer>> filed) {
        List<String> keys = filed.stream().map(Map.Entry::getKey).toList();
        List<Row> rows = keys.stream().map(key -> Row.of(key, -10.0, "Compras", null)).toList();
        return new FiledRows(new Dataset(OwnModelFeatures.SCHEMA, rows, keys, keys),
                filed.stream().map(Map.Entry::getValue).map(TRAINED::plusSeconds).toList());
    }
}
