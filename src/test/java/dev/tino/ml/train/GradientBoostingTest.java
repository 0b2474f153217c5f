package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.Models;
import dev.tino.ml.RandomApplicants;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

class GradientBoostingTest {

    private static final Trainer BOOSTING = new GradientBoosting();
    private static final Parameters QUICK = BOOSTING.defaults().with("trees", 30);

    @Test
    void whatNoPlaneDividesIsLearnt() {
        Dataset dataset = quarters(1_200, 1);

        assertThat(area(BOOSTING, dataset)).isGreaterThan(0.9);
        assertThat(area(new LogisticRegression(), dataset)).isLessThan(0.65);
    }

    /** Good in two quarters of the plane that touch in one point. */
    private static Dataset quarters(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            double x = random.nextDouble(-1, 1);
            double y = random.nextDouble(-1, 1);
            rows.add(Row.of(x, y));
            labels.add(x * y > 0 == random.nextInt(20) > 0 ? "good" : "bad");
        }
        return new Dataset(Schema.of(Column.number("x"), Column.number("y")), rows, labels);
    }

    private static double area(Trainer trainer, Dataset dataset) {
        TrainedModel model = trainer.train(dataset.where(row -> row % 3 > 0), trainer.defaults(), 1, Progress.NONE);
        return Evaluation.of(Predictions.of(model, dataset.where(row -> row % 3 == 0)), 1).auc().value();
    }

    @Test
    void theSameTrainingGivesTheSameBytes() {
        Dataset dataset = RandomApplicants.of(200, 6, 2);
        byte[] bytes = bytes(dataset, 1);

        assertThat(bytes(RandomApplicants.of(200, 6, 2), 1)).isEqualTo(bytes);
        assertThat(bytes(dataset, 2)).isNotEqualTo(bytes);
    }

    private static byte[] bytes(Dataset dataset, long seed) {
        return Models.file(BOOSTING.train(dataset, QUICK.with("columnShare", 0.5), seed, Progress.NONE), dataset).bytes();
    }

    @Test
    void moreTreesAreNearerToTheTrainingRows() {
        Dataset dataset = RandomApplicants.of(300, 6, 3);

        double few = logLoss(dataset, QUICK.with("trees", 3));
        double many = logLoss(dataset, QUICK.with("trees", 60));

        assertThat(many).isLessThan(few - 0.1);
    }

    private static double logLoss(Dataset dataset, Parameters parameters) {
        return Evaluation.logLoss(Predictions.of(BOOSTING.train(dataset, parameters, 1, Progress.NONE), dataset));
    }

    @Test
    void progressIsReportedTreeByTree() {
        List<Long> done = new ArrayList<>();

        BOOSTING.train(RandomApplicants.of(60, 3, 4), QUICK, 1, (step, total) -> done.add(step) && total == 30);

        assertThat(done).hasSize(31).isSorted().startsWith(0L, 1L).endsWith(30L);
    }

    @Test
    void aCallerCanCancel() {
        Dataset dataset = RandomApplicants.of(60, 3, 5);

        assertThatThrownBy(() -> BOOSTING.train(dataset, QUICK, 1, (done, total) -> done < 7))
                .isInstanceOfSatisfying(ModelException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CANCELLED))
                .hasMessage("cancelled at 7 of 30");
    }

    @ParameterizedTest
    @CsvSource({ "1, two classes are needed", "3, boosting here tells two apart" })
    void otherThanTwoClassesCannotBeTrainedOn(int classes, String reason) {
        Dataset dataset = RandomDatasets.of(30, classes, 6);

        assertThatThrownBy(() -> BOOSTING.train(dataset, QUICK, 1, Progress.NONE))
                .isInstanceOfSatisfying(ModelException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_TRAINABLE))
                .hasMessageContaining("%d classes; %s".formatted(classes, reason));
    }

    @ParameterizedTest
    @CsvSource({ "trees, 0", "depth, 0", "learningRate, 0", "leafWeight, -1", "penalty, -1", "rowShare, 0",
            "columnShare, 2", "columns, 0", "depth, 2.5" })
    void parametersOutOfRangeAreRefused(String name, double value) {
        Dataset dataset = RandomApplicants.of(20, 3, 7);

        assertThatThrownBy(() -> BOOSTING.train(dataset, QUICK.with(name, value), 1, Progress.NONE))
                .isInstanceOfSatisfying(ModelException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_TRAINABLE))
                .hasMessageStartingWith("parameter '%s' is %s".formatted(name, value));
    }
}
