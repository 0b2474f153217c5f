package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.Models;
import dev.tino.ml.RandomApplicants;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

class CalibratedTest {

    private static final int BINS = 10;

    static Stream<Trainer> algorithms() {
        return Stream.of(new LogisticRegression(), new RandomForest(), new GradientBoosting());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void ofRowsWithAProbabilityAboutThatShareIsPositive(Trainer algorithm) {
        Calibrated trainer = new Calibrated(algorithm);
        Parameters parameters = shallow(trainer.defaults().with("folds", 3));
        List<Row> others = numbers(4_000, 2);

        CalibratedModel model = trainer.train(noisy(numbers(2_000, 1), 1), parameters, 1, Progress.NONE);

        List<Row> ascending = others.stream().sorted(Comparator.comparing(row -> predicted(model, row))).toList();
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            List<Row> some = ascending.subList(bin * others.size() / BINS, (bin + 1) * others.size() / BINS);
            double predicted = some.stream().mapToDouble(row -> predicted(model, row)).average().orElseThrow();
            double known = some.stream().mapToDouble(CalibratedTest::probability).average().orElseThrow();
            error += Math.abs(predicted - known) / BINS;
        }
        assertThat(error).as("%s, seeds 1 and 2", algorithm.algorithm()).isLessThan(0.04);
    }

    private static Parameters shallow(Parameters parameters) {
        return parameters.values().containsKey("trees") ? parameters.with("trees", 50).with("depth", 6) : parameters;
    }

    private static double predicted(CalibratedModel model, Row row) {
        return model.score(model.encoder().encode(row))[1];
    }

    private static List<Row> numbers(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, size).mapToObj(row -> Row.of(random.doubles(5, -1, 1).boxed().toArray())).toList();
    }

    /** Of being good: the first two numbers tell it, the others say nothing. */
    private static double probability(Row row) {
        return 1 / (1 + Math.exp(-2.5 * (double) row.value(0) - 1.5 * (double) row.value(1)));
    }

    private static Dataset noisy(List<Row> rows, long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        return new Dataset(new Schema(IntStream.range(0, 5).mapToObj(i -> Column.number("n" + i)).toList()), rows,
                rows.stream().map(row -> random.nextDouble() < probability(row) ? "good" : "bad").toList());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void theSameTrainingGivesTheSameBytes(Trainer algorithm) {
        Dataset dataset = RandomApplicants.of(120, 5, 2);
        byte[] bytes = Models.file(Models.calibrated(algorithm, dataset, 1), dataset).bytes();

        Dataset again = RandomApplicants.of(120, 5, 2);
        assertThat(Models.file(Models.calibrated(algorithm, again, 1), again).bytes()).isEqualTo(bytes);
        assertThat(Models.file(Models.calibrated(algorithm, dataset, 2), dataset).bytes()).isNotEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void progressRunsToItsEndAndNeverBack(Trainer algorithm) {
        List<Long> done = new ArrayList<>();
        Trainer trainer = new Calibrated(algorithm);

        trainer.train(RandomApplicants.of(80, 3, 3), shallow(trainer.defaults().with("folds", 2)), 1, (step, total) -> {
            assertThat(total).isEqualTo(3_000);
            return done.add(step);
        });

        assertThat(done).isSorted().startsWith(0L).endsWith(3_000L);
    }

    @Test
    void aCallerCanCancel() {
        Trainer trainer = new Calibrated(new GradientBoosting());
        Dataset dataset = RandomApplicants.of(80, 3, 4);

        assertThatThrownBy(() -> trainer.train(dataset, trainer.defaults(), 1, (done, total) -> done * 2 < total))
                .isInstanceOfSatisfying(ModelException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CANCELLED));
    }

    @Test
    void aClassWithOneRowCannotBeCalibrated() {
        Trainer trainer = new Calibrated(new LogisticRegression());
        Dataset dataset = new Dataset(Schema.of(Column.number("n")), List.of(Row.of(1), Row.of(2), Row.of(3)),
                List.of("bad", "good", "good"));

        assertThatThrownBy(() -> trainer.train(dataset, trainer.defaults(), 1, Progress.NONE))
                .isInstanceOf(ModelException.class).hasMessageContaining("the class 'bad' has one row or group");
    }

    @Test
    void aModelKeepsItsAlgorithmsNameAndCanBeExplained() {
        CalibratedModel model = Models.calibrated(new RandomForest(), RandomApplicants.of(80, 3, 5), 1);

        assertThat(model.training().algorithm()).isEqualTo("random-forest");
        assertThat(model.training().parameters().values()).containsEntry("folds", 2.0);
        assertThat(model.background().rows()).hasSize(32);
    }
}
