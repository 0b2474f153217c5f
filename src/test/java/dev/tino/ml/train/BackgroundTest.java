package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.EncoderSettings;
import dev.tino.ml.encode.SparseVector;

class BackgroundTest {

    @Test
    void eachColumnHasTheDistributionOfTheTrainingRows() {
        // 0 to 95, of which every third with its neighbour is kept; half of the categories are a, a quarter b, a quarter missing.
        Dataset dataset = dataset(96, row -> Row.of(95 - row, row % 4 < 2 ? "a" : row % 4 == 2 ? "b" : null));
        Encoder encoder = encoder(dataset);

        Background background = Background.of(dataset, encoder, 1);

        List<Float> expected = IntStream.range(0, 32)
                .mapToObj(i -> encoder.encode(Row.of(3 * i + 1.5, null)).values()[0]).toList();
        assertThat(background.rows().stream().map(row -> row.values()[0])).containsExactlyInAnyOrderElementsOf(expected);
        // Ids behind the number's two: a, b, unknown, missing.
        assertThat(background.rows()).filteredOn(row -> row.ids()[1] == 2).hasSize(16);
        assertThat(background.rows()).filteredOn(row -> row.ids()[1] == 3).hasSize(8);
        assertThat(background.rows()).filteredOn(row -> row.ids()[1] == 5).hasSize(8);
    }

    @Test
    void columnsAreIndependentOfEachOther() {
        Dataset twins = dataset(200, row -> Row.of(row, row < 100 ? "low" : "high"));
        Encoder encoder = encoder(twins);

        Background background = Background.of(twins, encoder, 1);

        assertThat(background.rows()).filteredOn(row -> row.values()[0] < 0 == (row.ids()[1] == 3))
                .as("rows that are as training rows are").hasSizeBetween(8, 24);
    }

    @Test
    void noTrainingRowIsInIt() {
        for (long seed = 1; seed <= 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Schema schema = new Schema(IntStream.range(0, 5).mapToObj(i -> Column.number("n" + i)).toList());
            List<Row> rows = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            for (int row = 0; row < 200; row++) {
                rows.add(Row.of(random.doubles(5).boxed().toArray()));
                labels.add(row % 2 == 0 ? "bad" : "good");
            }
            Encoder encoder = Encoder.fit(schema, rows, EncoderSettings.DEFAULT);

            Background background = Background.of(new Dataset(schema, rows, labels), encoder, seed);

            Set<List<Float>> learnt = new HashSet<>(encoder.encode(rows).stream().map(BackgroundTest::values).toList());
            assertThat(background.rows()).as("seed %d", seed).hasSize(32)
                    .noneMatch(row -> learnt.contains(values(row)));
        }
    }

    private static List<Float> values(SparseVector row) {
        List<Float> values = new ArrayList<>();
        for (float value : row.values()) {
            values.add(value);
        }
        return values;
    }

    @Test
    void textsAndVectorsAreMissingForAnyOfThemWouldTellWhoseItIs() {
        Dataset dataset = RandomDatasets.withVectors(300, 2, 8, 1);
        Encoder encoder = encoder(dataset);

        Background background = Background.of(dataset, encoder, 1);

        Set<Integer> withoutText = new HashSet<>();
        background.rows().forEach(row -> Arrays.stream(row.ids()).map(encoder::columnOf).forEach(withoutText::add));
        assertThat(withoutText).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(background.rows()).allMatch(row -> row.ids()[row.size() - 1] == encoder.width() - 1);
    }

    @Test
    void theSameSeedGivesTheSameRows() {
        Dataset dataset = RandomDatasets.of(50, 2, 1);
        Encoder encoder = encoder(dataset);

        Background background = Background.of(dataset, encoder, 1);

        assertThat(Background.of(dataset, encoder, 1)).usingRecursiveComparison().isEqualTo(background);
        assertThat(Background.of(dataset, encoder, 2)).usingRecursiveComparison().isNotEqualTo(background);
    }

    @Test
    void fewRowsAndMissingNumbersWillDo() {
        Dataset dataset = dataset(2, row -> Row.of(row == 0 ? Double.NaN : 1, null));

        Background background = Background.of(dataset, encoder(dataset), 1);

        assertThat(background.rows()).hasSize(32);
        assertThat(background.rows()).filteredOn(row -> row.ids()[0] == 1).hasSize(16);
    }

    private interface Rows {
        Row of(int row);
    }

    private static Dataset dataset(int size, Rows rows) {
        return new Dataset(Schema.of(Column.number("number"), Column.category("category")),
                IntStream.range(0, size).mapToObj(rows::of).toList(),
                IntStream.range(0, size).mapToObj(row -> row % 2 == 0 ? "bad" : "good").toList());
    }

    private static Encoder encoder(Dataset dataset) {
        return Encoder.fit(dataset.schema(), dataset.rows(), EncoderSettings.DEFAULT);
    }
}
