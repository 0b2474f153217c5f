package dev.tino.ml.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.tino.ml.ModelException;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

class EncoderTest {

    private static final EncoderSettings BIGRAMS = new EncoderSettings(2, 2, true, 1, 0);

    @Test
    void aTextIsItsTfIdfOfUnitLength() {
        // " ab " has the bigrams " a", "ab", "b "; " ac " shares " a" only.
        Encoder encoder = fit(Column.text("t"), BIGRAMS, "ab", "ac");

        SparseVector vector = encoder.encode(Row.of("AB"));

        double shared = Math.log(3.0 / 3.0) + 1;
        double own = Math.log(3.0 / 2.0) + 1;
        double norm = Math.sqrt(shared * shared + 2 * own * own);
        assertThat(sorted(vector.values())).containsExactly(new float[] { (float) (shared / norm),
                (float) (own / norm), (float) (own / norm) }, within(1e-6f));
    }

    @Test
    void aRepeatedGramCountsSublinearly() {
        Encoder encoder = fit(Column.text("t"), BIGRAMS, "aaaa", "zz");

        SparseVector vector = encoder.encode(Row.of("aaaa"));

        // " a" once, "aa" three times, "a " once, all of the same idf.
        float[] values = sorted(vector.values());
        assertThat(values[2] / values[0]).isCloseTo((float) (1 + Math.log(3)), within(1e-6f));
    }

    @Test
    void unknownGramsShortenTheVectorWhenTheyCount() {
        Encoder ignoring = fit(Column.text("t"), BIGRAMS, "padaria", "mercado");
        Encoder counting = fit(Column.text("t"), new EncoderSettings(2, 2, true, 1, 1), "padaria", "mercado");

        Row known = Row.of("padaria");
        Row half = Row.of("padaria xyzxyz");
        Row unknown = Row.of("xyz");

        assertThat(norm(ignoring.encode(half))).isCloseTo(1, within(1e-6));
        assertThat(norm(counting.encode(known))).isCloseTo(1, within(1e-6));
        assertThat(norm(counting.encode(half))).isBetween(0.5, 0.8);
        assertThat(counting.encode(unknown).size()).isZero();
    }

    @Test
    void aNumberIsStandardisedCutAndSaidToBeMissing() {
        Encoder encoder = fit(Column.number("n"), BIGRAMS, 1, 3);

        assertThat(entries(encoder.encode(Row.of(3)))).containsExactly(Map.entry(0, 1f));
        assertThat(entries(encoder.encode(Row.of(1e9)))).containsExactly(Map.entry(0, 5f));
        assertThat(entries(encoder.encode(Row.of((Object) null)))).containsExactly(Map.entry(1, 1f));
        assertThat(entries(encoder.encode(Row.of(Double.NaN)))).containsExactly(Map.entry(1, 1f));
    }

    @Test
    void aNumberThatIsAlwaysTheSameSaysNothing() {
        for (double same : new double[] { 49.90, 0.1, -1e9 / 3, 1e-300 }) {
            Encoder encoder = Encoder.fit(Schema.of(Column.number("n")), Collections.nCopies(1_000, Row.of(same)), BIGRAMS);

            assertThat(encoder.encode(Row.of(same)).values()[0]).as("%s", same).isCloseTo(0, within(1e-3f));
            assertThat(encoder.encode(Row.of(same + 0.5)).values()[0]).as("%s", same).isCloseTo(0.5f, within(1e-3f));
        }
    }

    @Test
    void aSmallNumberIsStandardisedToo() {
        Encoder encoder = fit(Column.number("n"), BIGRAMS, 1e-9, 3e-9);

        assertThat(encoder.encode(Row.of(3e-9)).values()[0]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void anAmountKeepsItsSignOnALogarithmicScale() {
        Encoder encoder = fit(Column.amount("a"), BIGRAMS, -100.0, 100.0);

        assertThat(encoder.encode(Row.of(-100.0)).values()).containsExactly(-1f);
        assertThat(encoder.encode(Row.of(10.0)).values()[0]).isCloseTo((float) (Math.log(11) / Math.log(101)),
                within(1e-6f));
    }

    @Test
    void aCategoryHasABucketForUnknownAndOneForMissing() {
        Encoder encoder = fit(Column.category("c"), BIGRAMS, "x", "y");

        assertThat(encoder.width()).isEqualTo(4);
        assertThat(encoder.encode(Row.of("y")).ids()).containsExactly(1);
        assertThat(encoder.encode(Row.of("never seen")).ids()).containsExactly(2);
        assertThat(encoder.encode(Row.of((Object) null)).ids()).containsExactly(3);
    }

    @Test
    void aVectorIsItsEntriesAndSaidToBeMissing() {
        Encoder encoder = fit(Column.vector("v", "a/b/3", 3), BIGRAMS, new float[] { 1, 0, 0 }, null);

        assertThat(encoder.width()).isEqualTo(4);
        assertThat(entries(encoder.encode(Row.of((Object) new float[] { 0.6f, -0.8f, 0 }))))
                .containsExactly(Map.entry(0, 1.2f), Map.entry(1, -1.6f), Map.entry(2, 0f));
        assertThat(entries(encoder.encode(Row.of((Object) null)))).containsExactly(Map.entry(3, 1f));
    }

    @Test
    void aVectorOfAnotherLengthIsRefused() {
        Encoder encoder = fit(Column.vector("v", "a/b/3", 3), BIGRAMS, new float[] { 1, 0, 0 }, null);

        assertThatThrownBy(() -> encoder.encode(Row.of((Object) new float[] { 1, 0 }))).isInstanceOf(ModelException.class)
                .hasMessage("column 'v' is no VECTOR of 3 finite numbers");
    }

    @Test
    void anEncoderSurvivesItsJson() throws Exception {
        assertSurvivesItsJson(RandomDatasets.of(200, 4, 1));
        assertSurvivesItsJson(RandomDatasets.withVectors(200, 4, 32, 1));
    }

    private static void assertSurvivesItsJson(Dataset dataset) throws Exception {
        Encoder encoder = Encoder.fit(dataset.schema(), dataset.rows(), EncoderSettings.DEFAULT);
        JsonMapper json = new JsonMapper();

        Encoder read = json.readValue(json.writeValueAsString(encoder), Encoder.class);

        assertThat(read.schema()).isEqualTo(dataset.schema());
        assertThat(read.width()).isEqualTo(encoder.width());
        assertThat(read.encode(dataset.rows())).usingRecursiveComparison().isEqualTo(encoder.encode(dataset.rows()));
        assertThat(json.writeValueAsString(read)).isEqualTo(json.writeValueAsString(encoder));
    }

    @Test
    void aBatchHoldsTheSameVectorsPadded() {
        Dataset dataset = RandomDatasets.of(300, 4, 2);
        Encoder encoder = Encoder.fit(dataset.schema(), dataset.rows().subList(0, 200), EncoderSettings.DEFAULT);
        Batch batch = new Batch(encoder);

        for (int from = 0; from < 300; from += 60) {
            List<Row> rows = dataset.rows().subList(from, from + 60);
            batch.encode(rows);

            assertThat(batch.rows()).isEqualTo(60);
            for (int row = 0; row < 60; row++) {
                assertRow(batch, row, encoder.encode(rows.get(row)), encoder.width());
            }
        }
    }

    @Test
    void aRowOfAnotherSchemaIsRefused() {
        Encoder encoder = fit(Column.number("n"), BIGRAMS, 1, 3);

        assertThatThrownBy(() -> encoder.encode(Row.of("text"))).isInstanceOf(ModelException.class)
                .hasMessage("column 'n' is no NUMBER");
    }

    private static void assertRow(Batch batch, int row, SparseVector expected, int pad) {
        for (int i = 0; i < batch.length(); i++) {
            int position = row * batch.length() + i;
            assertThat(batch.ids().get(position)).isEqualTo(i < expected.size() ? expected.ids()[i] : pad);
            assertThat(batch.values().get(position)).isEqualTo(i < expected.size() ? expected.values()[i] : 0);
        }
    }

    private static Encoder fit(Column column, EncoderSettings settings, Object first, Object second) {
        return Encoder.fit(Schema.of(column), List.of(Row.of(first), Row.of(second)), settings);
    }

    private static Map<Integer, Float> entries(SparseVector vector) {
        Map<Integer, Float> entries = new TreeMap<>();
        for (int i = 0; i < vector.size(); i++) {
            entries.put(vector.ids()[i], vector.values()[i]);
        }
        return entries;
    }

    private static float[] sorted(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double norm(SparseVector vector) {
        double squares = 0;
        for (float value : vector.values()) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
