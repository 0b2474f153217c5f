package dev.tino.finance.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.tino.finance.classification.OwnModelFeatures;
import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.train.Progress;

class OwnModelTrainerTest {

    private static final String[][] MERCHANTS = { { "Comer", "RESTAURANTE", "PIZZARIA" }, { "Carro", "POSTO", "OFICINA" } };

    @Test
    void theSameRowsGiveTheSameBytes() {
        Dataset rows = telling(40);

        ModelFile first = OwnModelTrainer.train("own", rows, Progress.NONE).file();

        assertThat(OwnModelTrainer.train("own", rows, Progress.NONE).file().bytes()).isEqualTo(first.bytes());
        assertThat(first.manifest().name()).isEqualTo("own");
        assertThat(first.manifest().labels()).containsExactly("Carro", "Comer");
        assertThat(first.manifest().evaluation().rows()).isEqualTo(40);
    }

    @Test
    void twentyTellingRowsMakeAModelThatAnswers() {
        var manifest = OwnModelTrainer.train("own", telling(20), Progress.NONE).file().manifest();

        var answered = manifest.riskCoverage().at(manifest.confidenceBar());
        assertThat(answered.coverage()).isGreaterThan(0.8);
        assertThat(answered.accuracy()).isGreaterThan(0.9);
    }

    @Test
    void rowsThatTellNothingMakeAModelThatKeepsMostlySilent() {
        var random = new Random(7);
        List<Row> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String description = random.ints(12, 'A', 'Z' + 1).mapToObj(Character::toString).reduce("", String::concat);
            rows.add(Row.of(description, -10.0, "Compras", null));
            labels.add("category " + random.nextInt(6));
            keys.add(description);
        }

        var manifest = OwnModelTrainer.train("own", new Dataset(OwnModelFeatures.SCHEMA, rows, labels, keys), Progress.NONE)
                .file().manifest();

        assertThat(manifest.riskCoverage().at(manifest.confidenceBar()).coverage()).isLessThan(0.2);
    }

    @Test
    void progressEndsWhereItSaysAndCanStopTheTraining() {
        Dataset rows = telling(20);
        var last = new long[2];
        OwnModelTrainer.train("own", rows, (done, total) -> {
            assertThat(done).isBetween(last[0], total);
            last[0] = done;
            last[1] = total;
            return true;
        });
        assertThat(last[0]).isEqualTo(last[1]);

        var reports = new AtomicInteger();
        assertThatThrownBy(() -> OwnModelTrainer.train("own", rows, (done, total) -> reports.incrementAndGet() < 3))
                .isInstanceOfSatisfying(ModelException.class,
                        stopped -> assertThat(stopped.reason()).isEqualTo(Reason.CANCELLED));
        assertThat(reports).hasValue(3);
    }

    @Test
    void manyRowsOfManyCategoriesStayWithinBounds() {
        Dataset many = strange(20_000, 50);

        int width = Encoder.fit(many.schema(), many.rows(), OwnModelTrainer.parameters(many).encoding()).width();

        assertThat(50L * width).isBetween(OwnModelTrainer.MOST_WEIGHTS / 100, OwnModelTrainer.MOST_WEIGHTS);
    }

    @Test
    void fewRowsKeepAllTheirGrams() {
        assertThat(OwnModelTrainer.parameters(strange(500, 5)).encoding().minimumRows()).isEqualTo(1);
        assertThat(OwnModelTrainer.parameters(strange(2_001, 5)).encoding().minimumRows()).isEqualTo(2);
    }

    /** Random merchants of six letters in three random words. */
    private static Dataset strange(int count, int labels) {
        var random = new Random(3);
        List<Row> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String letters = random.ints(18, 'A', 'Z' + 1).mapToObj(Character::toString).reduce("", String::concat);
            rows.add(Row.of(letters.replaceAll("(.{6})", "$1 "), -10.0, "Compras", null));
            names.add("category " + i % labels);
        }
        return new Dataset(OwnModelFeatures.SCHEMA, rows, names);
    }

    private static Dataset telling(int count) {
        List<Row> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] merchant = MERCHANTS[i % 2];
            String description = merchant[1 + i / 2 % 2] + " " + Character.toString('A' + i % 26) + i;
            rows.add(Row.of(description, -10.0 - i, i % 2 == 0 ? "Alimentação" : "Automóvel", null));
            labels.add(merchant[0]);
            keys.add(description);
        }
        return new Dataset(OwnModelFeatures.SCHEMA, rows, labels, keys);
    }
}
