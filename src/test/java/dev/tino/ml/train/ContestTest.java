package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tino.ml.ModelException;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

class ContestTest {

    private static final Dataset ROWS = new Dataset(Schema.of(Column.text("t")), List.of(Row.of("1"), Row.of("2")),
            List.of("a", "b"));

    @Test
    void theProbabilityOfTheTruthDecides() {
        Predictions surelyWrong = predictions(new float[][] { { 0.75f, 0.25f }, { 1, 0 } });
        Predictions doubtfullyWrong = predictions(new float[][] { { 0.75f, 0.25f }, { 0.625f, 0.375f } });

        Contest contest = Contest.of(surelyWrong, doubtfullyWrong);

        assertThat(contest.rows()).isEqualTo(2);
        assertThat(contest.championAccuracy()).isEqualTo(0.5);
        assertThat(contest.candidateAccuracy()).isEqualTo(0.5);
        assertThat(contest.candidateLogLoss()).isCloseTo(-(Math.log(0.75) + Math.log(0.375)) / 2, within(1e-12));
        assertThat(contest.championLogLoss()).isCloseTo(-(Math.log(0.75) + Math.log(1e-15)) / 2, within(1e-12));
        assertThat(contest.candidateIsNotWorse()).isTrue();
        assertThat(Contest.of(doubtfullyWrong, surelyWrong).candidateIsNotWorse()).isFalse();
        assertThat(Contest.of(surelyWrong, surelyWrong).candidateIsNotWorse()).isTrue();
    }

    @Test
    void aClassThatTheChampionDoesNotKnowIsNoObstacle() {
        Predictions champion = Predictions.of(List.of("a", "c"), new float[][] { { 0.5f, 0.5f }, { 0.5f, 0.5f } }, ROWS);

        Contest contest = Contest.of(champion, predictions(new float[][] { { 0.5f, 0.5f }, { 0.5f, 0.5f } }));

        assertThat(contest.candidateIsNotWorse()).isTrue();
        assertThat(contest.championLogLoss()).isGreaterThan(contest.candidateLogLoss());
    }

    @Test
    void otherRowsAreRefused() {
        Predictions two = predictions(new float[][] { { 1, 0 }, { 0, 1 } });
        Dataset turned = new Dataset(ROWS.schema(), ROWS.rows(), List.of("b", "a"));

        assertThatThrownBy(
                () -> Contest.of(two, Predictions.of(List.of("a", "b"), new float[][] { { 1, 0 }, { 0, 1 } }, turned)))
                .isInstanceOf(ModelException.class).hasMessage("row 0 is of 'a' to the champion, of 'b' to the candidate");
        assertThatThrownBy(() -> Contest.of(two, Predictions.of(List.of("a", "b"), new float[1][2], ROWS.select(0))))
                .isInstanceOf(ModelException.class).hasMessage("2 rows of the champion, 1 of the candidate");
        assertThatThrownBy(() -> predictions(new float[1][2])).isInstanceOf(ModelException.class)
                .hasMessage("1 rows scored, 2 known");
    }

    private static Predictions predictions(float[][] probabilities) {
        return Predictions.of(List.of("a", "b"), probabilities, ROWS);
    }
}
