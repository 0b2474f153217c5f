package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

class TrainersTest {

    static Stream<Trainer> trainers() {
        return Stream.of(new LogisticRegression(), new RandomForest());
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void whatCanBeLearntIsLearnt(Trainer trainer) {
        Dataset dataset = RandomDatasets.of(1200, 6, 3);

        TrainedModel model = trainer.train(dataset.where(row -> row < 900), quick(trainer), 1, Progress.NONE);
        Evaluation evaluation = Evaluation.of(Predictions.of(model, dataset.where(row -> row >= 900)), 1);

        assertThat(evaluation.accuracy().value()).isGreaterThan(0.75).isGreaterThan(2 * evaluation.baseline());
        assertThat(model.training()).isEqualTo(new Training(trainer.algorithm(), quick(trainer), 1,
                dataset.where(row -> row < 900).fingerprint(), 900));
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void probabilitiesHaveTheSumOne(Trainer trainer) {
        Dataset dataset = RandomDatasets.of(200, 5, 4);

        TrainedModel model = trainer.train(dataset, quick(trainer), 1, Progress.NONE);

        for (double[] row : model.score(dataset.rows())) {
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-9));
            assertThat(row).hasSize(5).doesNotContain(Double.NaN);
            assertThat(Arrays.stream(row).min().getAsDouble()).isGreaterThanOrEqualTo(0);
        }
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void progressRunsToItsEndAndNeverBack(Trainer trainer) {
        List<Long> done = new ArrayList<>();
        List<Long> totals = new ArrayList<>();

        trainer.train(RandomDatasets.of(100, 3, 5), quick(trainer), 1, (step, total) -> {
            totals.add(total);
            return done.add(step);
        });

        assertThat(done).isSorted().startsWith(0L).endsWith(totals.get(0));
        assertThat(totals).containsOnly(totals.get(0));
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void aCallerCanCancel(Trainer trainer) {
        Dataset dataset = RandomDatasets.of(100, 3, 6);

        assertThatThrownBy(() -> trainer.train(dataset, quick(trainer), 1, (done, total) -> done * 2 < total))
                .isInstanceOfSatisfying(ModelException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CANCELLED));
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void oneClassCannotBeTrainedOn(Trainer trainer) {
        Dataset dataset = RandomDatasets.of(10, 1, 7);

        assertThatThrownBy(() -> trainer.train(dataset, trainer.defaults(), 1, Progress.NONE))
                .isInstanceOf(ModelException.class).hasMessage("10 rows of 1 classes; two classes are needed");
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void rowsWithNothingToLearnFromGiveTheClassesShares(Trainer trainer) {
        Dataset dataset = new Dataset(Schema.of(Column.text("t")), List.of(Row.of("a"), Row.of("b"), Row.of("?")),
                List.of("x", "x", "y"));

        TrainedModel model = trainer.train(dataset, trainer.defaults(), 1, Progress.NONE);

        assertThat(model.encoder().width()).isZero();
        assertThat(model.score(dataset.rows())[0][0]).isBetween(0.55, 0.85);
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void parametersOutOfRangeOrUnknownAreRefused(Trainer trainer) {
        Dataset dataset = RandomDatasets.of(20, 2, 8);
        String name = trainer.defaults().values().keySet().iterator().next();

        assertThatThrownBy(() -> trainer.train(dataset, trainer.defaults().with(name, -1), 1, Progress.NONE))
                .isInstanceOf(ModelException.class).hasMessageStartingWith("parameter '" + name + "' is -1.0");
        assertThatThrownBy(() -> trainer.defaults().with("nonsense", 1)).isInstanceOf(ModelException.class)
                .hasMessageStartingWith("no parameter is called 'nonsense'");
    }

    @Test
    void aCountIsAWholeNumber() {
        Dataset dataset = RandomDatasets.of(20, 2, 8);
        Trainer trainer = new LogisticRegression();

        assertThatThrownBy(() -> trainer.train(dataset, trainer.defaults().with("epochs", 2.9), 1, Progress.NONE))
                .isInstanceOf(ModelException.class).hasMessage("parameter 'epochs' is 2.9, not a whole number");
    }

    @Test
    void crossValidationPredictsEachRowByAModelThatHasNotSeenIt() {
        Dataset dataset = RandomDatasets.of(600, 4, 9);
        List<Long> done = new ArrayList<>();

        Predictions predictions = CrossValidation.predict(new LogisticRegression(), dataset,
                new LogisticRegression().defaults(), 5, 1, (step, total) -> done.add(step));

        Evaluation evaluation = Evaluation.of(predictions, 1);
        assertThat(evaluation.rows()).isEqualTo(600);
        assertThat(evaluation.accuracy().value()).isBetween(0.75, 0.99);
        assertThat(done).isSorted();
    }

    @Test
    void foldsMayBeTrainedByOthersMeanwhile() {
        Dataset dataset = RandomDatasets.of(300, 3, 9);
        Trainer trainer = new LogisticRegression();
        List<Long> done = new ArrayList<>();
        Predictions alone = CrossValidation.predict(trainer, dataset, trainer.defaults(), 5, 1, Progress.NONE);
        ExecutorService helpers = Executors.newFixedThreadPool(3);

        try {
            Predictions together = CrossValidation.predict(trainer, dataset, trainer.defaults(), 5, 1,
                    (step, total) -> done.add(step), helpers);

            assertThat(together.probabilities()).isDeepEqualTo(alone.probabilities());
            assertThat(done).isSorted().startsWith(0L).endsWith(5000L);
            // A pool whose only thread waits for its folds itself.
            assertThat(CrossValidation.predict(trainer, dataset, trainer.defaults(), 5, 1, Progress.NONE, refused -> {
                throw new RejectedExecutionException();
            }).probabilities()).isDeepEqualTo(alone.probabilities());
        } finally {
            helpers.shutdown();
        }
    }

    @Test
    void aFoldThatFailsEndsTheOthersAndIsTold() {
        Dataset dataset = RandomDatasets.of(100, 3, 9);
        Trainer trainer = new LogisticRegression();
        ExecutorService helpers = Executors.newFixedThreadPool(2);

        try {
            assertThatThrownBy(() -> CrossValidation.predict(trainer, dataset, trainer.defaults(), 5, 1,
                    (done, total) -> done < 500, helpers))
                    .isInstanceOfSatisfying(ModelException.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CANCELLED));
            assertThatThrownBy(() -> CrossValidation.predict(trainer, dataset, trainer.defaults().with("epochs", 0), 5, 1,
                    Progress.NONE, helpers))
                    .isInstanceOfSatisfying(ModelException.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_TRAINABLE));
        } finally {
            helpers.shutdown();
        }
    }

    private static Parameters quick(Trainer trainer) {
        return trainer instanceof RandomForest ? trainer.defaults().with("trees", 30) : trainer.defaults();
    }
}
