package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.EncoderSettings;

class LinearSvmTest {

    private static final Schema PLANE = Schema.of(Column.number("x"), Column.number("y"));
    private static final LinearSvm TRAINER = new LinearSvm();

    @Test
    void whatALineDividesIsDivided() {
        Dataset dataset = plane(400, 1, 0);

        LinearModel model = train(dataset.where(row -> row < 300));
        Predictions predictions = Predictions.of(model, dataset.where(row -> row >= 300));

        assertThat(Evaluation.of(predictions, 1).accuracy().value()).isGreaterThanOrEqualTo(0.98);
        assertThat(Evaluation.of(predictions, 1).auc().value()).isGreaterThanOrEqualTo(0.999);
    }

    @Test
    void noiseCostsAsMuchAsItFlips() {
        Dataset dataset = plane(2000, 2, 0.2);

        Evaluation evaluation = Evaluation.of(
                Predictions.of(train(dataset.where(row -> row < 1000)), dataset.where(row -> row >= 1000)), 1);

        assertThat(evaluation.accuracy().value()).isBetween(0.77, 0.83);
        assertThat(evaluation.signal()).isTrue();
    }

    /** Labels are drawn by chance; of the answers of one tenth about as many rows must be positive as was told. */
    @Test
    void itsProbabilitiesAreTrue() {
        SplittableRandom random = new SplittableRandom(3);
        Dataset plane = plane(8000, 3, 0);
        Dataset dataset = new Dataset(PLANE, plane.rows(), plane.rows().stream().map(row -> {
            double height = (double) row.value(0) + 2 * (double) row.value(1) - 0.3;
            return random.nextDouble() < 1 / (1 + Math.exp(2 * height)) ? "below" : "above";
        }).toList());

        Predictions predictions = Predictions.of(train(dataset.where(row -> row < 4000)), dataset.where(row -> row >= 4000));

        double[] told = new double[10];
        double[] seen = new double[10];
        int[] rows = new int[10];
        for (int row = 0; row < predictions.size(); row++) {
            double probability = predictions.probabilities()[row][1];
            int bin = Math.min(9, (int) (probability * 10));
            told[bin] += probability;
            seen[bin] += predictions.truth()[row];
            rows[bin]++;
        }
        double error = 0;
        for (int bin = 0; bin < 10; bin++) {
            error += Math.abs(told[bin] - seen[bin]) / predictions.size();
        }
        assertThat(error).as("expected calibration error").isLessThan(0.03);
    }

    /** At the optimum each multiplier is 2 * cost * max(0, 1 - margin), and the plane is the sum of rows times them. */
    @Test
    void thePlaneIsTheOptimum() {
        Dataset dataset = plane(200, 4, 0.1);
        Parameters parameters = TRAINER.defaults().with("tolerance", 1e-9);
        Examples examples = Examples.of(dataset, parameters);
        DualDescent descent = new DualDescent(examples, new double[] { 1, 3 });
        SplittableRandom random = new SplittableRandom(1);
        for (int epoch = 0; epoch < 5000 && descent.epoch(random) > 1e-9; epoch++) {
            assertThat(epoch).isLessThan(4999);
        }

        double[] expected = new double[examples.encoder().width() + 1];
        for (int row = 0; row < examples.size(); row++) {
            int label = examples.classes()[row];
            double sign = label == 1 ? 1 : -1;
            var vector = examples.vectors().get(row);
            double slack = Math.max(0, 1 - sign * DualDescent.decision(descent.plane(), vector));
            double multiplier = 2 * (label == 1 ? 3 : 1) * slack * sign;
            for (int i = 0; i < vector.size(); i++) {
                expected[vector.ids()[i]] += multiplier * vector.values()[i];
            }
            expected[expected.length - 1] += multiplier;
        }
        assertThat(descent.plane()).containsExactly(expected, within(1e-6));
    }

    @Test
    void aClassWhoseRowsCostMoreIsNamedMore() {
        Dataset all = plane(3000, 5, 0.2);
        Dataset rare = all.where(row -> all.labels().get(row).equals("below") || row % 10 == 0);
        Examples examples = Examples.of(rare, TRAINER.defaults());
        DualDescent plain = new DualDescent(examples, new double[] { 1, 1 });
        DualDescent balanced = new DualDescent(examples, new double[] { 5.5, 0.55 });

        for (int epoch = 0; epoch < 100; epoch++) {
            plain.epoch(new SplittableRandom(epoch));
            balanced.epoch(new SplittableRandom(epoch));
        }

        assertThat(above(balanced, examples)).isGreaterThan(above(plain, examples) + examples.size() / 10);
    }

    private static long above(DualDescent descent, Examples examples) {
        return examples.vectors().stream().filter(row -> DualDescent.decision(descent.plane(), row) < 0).count();
    }

    /** The calibration is on the true shares of the classes, whatever their rows cost. */
    @Test
    void balancedCostsDoNotOverstateTheRareClass() {
        Dataset all = plane(3000, 5, 0.2);
        Dataset rare = all.where(row -> all.labels().get(row).equals("below") || row % 10 == 0);

        LinearModel balanced = TRAINER.train(rare, TRAINER.defaults().with("balanced", 1), 1, Progress.NONE);

        double share = rare.labels().stream().filter("above"::equals).count() / (double) rare.size();
        double told = Arrays.stream(balanced.score(rare.rows())).mapToDouble(row -> row[0]).average().getAsDouble();
        assertThat(share).isBetween(0.06, 0.08);
        assertThat(told).isCloseTo(share, within(0.01));
        assertThat(Evaluation.of(Predictions.of(balanced, rare), 1).auc().value()).isGreaterThan(0.75);
        assertThat(balanced.weights()[1]).isNotEqualTo(train(rare).weights()[1]);
    }

    @Test
    void labelsAtRandomLeaveNoSignal() {
        SplittableRandom random = new SplittableRandom(6);
        Dataset plane = plane(800, 6, 0);
        Dataset dataset = new Dataset(PLANE, plane.rows(),
                plane.rows().stream().map(row -> random.nextInt(8) < 3 ? "well" : "badly").toList());

        Evaluation evaluation = Evaluation
                .of(CrossValidation.predict(TRAINER, dataset, TRAINER.defaults(), 5, 1, Progress.NONE), 1);

        assertThat(evaluation.signal()).isFalse();
        assertThat(evaluation.logLoss()).isCloseTo(-0.375 * Math.log(0.375) - 0.625 * Math.log(0.625), within(0.03));
    }

    @Test
    void wordsAreLearntToo() {
        Dataset dataset = RandomDatasets.of(600, 2, 7);

        Evaluation evaluation = Evaluation.of(Predictions.of(train(dataset.where(row -> row < 400)),
                dataset.where(row -> row >= 400)), 1);

        assertThat(evaluation.accuracy().value()).isGreaterThan(0.9);
        assertThat(evaluation.signal()).isTrue();
    }

    @Test
    void theSameSeedGivesTheSameModel() {
        Dataset dataset = RandomDatasets.of(150, 2, 8);

        LinearModel first = TRAINER.train(dataset, TRAINER.defaults(), 1, Progress.NONE);
        LinearModel second = TRAINER.train(dataset, TRAINER.defaults(), 1, Progress.NONE);

        assertThat(second.weights()).isDeepEqualTo(first.weights());
        assertThat(second.bias()).isEqualTo(first.bias());
        assertThat(first.weights()[0]).containsOnly(0);
        assertThat(first.training().algorithm()).isEqualTo("linear-svm");
    }

    @Test
    void rowsWithNothingToLearnFromGiveTheClassesShares() {
        List<Row> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(Row.of("?"));
            labels.add(i % 4 == 0 ? "rare" : "frequent");
        }

        LinearModel model = train(new Dataset(Schema.of(Column.text("t")), rows, labels));

        assertThat(model.encoder().width()).isZero();
        assertThat(model.score(List.of(Row.of("?")))[0][1]).isCloseTo(0.25, within(0.03));
    }

    @Test
    void progressRunsToItsEndAndCanBeCancelled() {
        Dataset dataset = RandomDatasets.of(100, 2, 9);
        List<Long> done = new ArrayList<>();
        List<Long> totals = new ArrayList<>();

        TRAINER.train(dataset, TRAINER.defaults(), 1, (step, total) -> {
            totals.add(total);
            return done.add(step);
        });

        assertThat(done).isSorted().startsWith(0L).endsWith(totals.get(0));
        assertThat(totals).containsOnly(totals.get(0));
        assertThatThrownBy(() -> TRAINER.train(dataset, TRAINER.defaults(), 1, (step, total) -> step * 2 < total))
                .isInstanceOfSatisfying(ModelException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CANCELLED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1 | 20 rows of 1 classes; two classes are needed",
            "3 | 20 rows of 3 classes; two are told apart here" })
    void otherThanTwoClassesAreRefused(int classes, String why) {
        Dataset dataset = RandomDatasets.of(20, classes, 10);

        assertThatThrownBy(() -> train(dataset)).isInstanceOf(ModelException.class).hasMessage(why);
    }

    @Test
    void aClassOfOneRowIsRefused() {
        Dataset dataset = new Dataset(PLANE, List.of(Row.of(1, 2), Row.of(2, 3), Row.of(3, 1)), List.of("a", "b", "b"));

        assertThatThrownBy(() -> train(dataset)).isInstanceOf(ModelException.class)
                .hasMessage("the class 'a' has one row or group; calibrating needs two");
    }

    @ParameterizedTest
    @CsvSource({ "cost, 0", "balanced, 2", "epochs, 0.5", "tolerance, -1", "folds, 1" })
    void parametersOutOfRangeAreRefused(String name, double value) {
        Dataset dataset = RandomDatasets.of(20, 2, 11);

        assertThatThrownBy(() -> TRAINER.train(dataset, TRAINER.defaults().with(name, value), 1, Progress.NONE))
                .isInstanceOf(ModelException.class).hasMessageStartingWith("parameter '" + name + "' is ");
    }

    @Test
    void itReadsWordsWhenToldTo() {
        Dataset dataset = new Dataset(Schema.of(Column.text("title")),
                List.of(Row.of("dragon war"), Row.of("dragon sea"), Row.of("kitchen garden"), Row.of("garden sea")),
                List.of("fantasy", "fantasy", "home", "home"));

        LinearModel model = TRAINER.train(dataset, TRAINER.defaults().with(EncoderSettings.words(1)), 1, Progress.NONE);

        Encoder encoder = model.encoder();
        assertThat(encoder.width()).isEqualTo(5);
        assertThat(model.weights()[1][encoder.encode(Row.of("dragon")).ids()[0]])
                .isLessThanOrEqualTo(model.weights()[1][encoder.encode(Row.of("garden")).ids()[0]]);
    }

    private static LinearModel train(Dataset dataset) {
        return TRAINER.train(dataset, TRAINER.defaults(), 1, Progress.NONE);
    }

    /** Points above and below the line x + 2y = 0.3, of which a share is on the wrong side. */
    private static Dataset plane(int rows, long seed, double wrong) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> points = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            double x = random.nextDouble(-1, 1);
            double y = random.nextDouble(-1, 1);
            boolean above = x + 2 * y > 0.3;
            points.add(Row.of(x, y));
            labels.add(above ^ random.nextDouble() < wrong ? "above" : "below");
        }
        return new Dataset(PLANE, points, labels);
    }
}
