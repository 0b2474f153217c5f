package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.tino.ml.Models;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

class EvaluationTest {

    private static final List<int[]> ALONE = List.of(new int[] { 0 }, new int[] { 1 }, new int[] { 2 }, new int[] { 3 },
            new int[] { 4 });
    /** Truth a a a b c; answers a a b b a; the last one's class is unknown to the model. */
    private static final Predictions PREDICTIONS = new Predictions(List.of("a", "b"), new int[] { 0, 0, 0, 1, -1 },
            new double[][] { { 0.9, 0.1 }, { 0.8, 0.2 }, { 0.4, 0.6 }, { 0.3, 0.7 }, { 0.55, 0.45 } }, ALONE);

    @Test
    void figuresAreThoseCountedByHand() {
        Evaluation evaluation = Evaluation.of(PREDICTIONS, 1);

        assertThat(evaluation.rows()).isEqualTo(5);
        assertThat(evaluation.accuracy().value()).isEqualTo(0.6);
        assertThat(evaluation.baseline()).isEqualTo(0.6);
        assertThat(evaluation.classes()).containsExactly(
                new Evaluation.ClassFigures("a", 3, 2.0 / 3, 2.0 / 3, 2.0 / 3),
                new Evaluation.ClassFigures("b", 1, 0.5, 1, 2.0 / 3));
        assertThat(evaluation.macroF1().value()).isCloseTo((2.0 / 3 + 2.0 / 3 + 0) / 3, within(1e-12));
        assertThat(evaluation.logLoss()).isCloseTo(
                -(Math.log(0.9) + Math.log(0.8) + Math.log(0.4) + Math.log(0.7) + Math.log(1e-15)) / 5, within(1e-12));
    }

    @Test
    void theBaselineNamesTheMostFrequentClass() {
        Evaluation evaluation = Evaluation.of(PREDICTIONS, 1);

        // a is named five times and right three times, F1 6/8; b and c have 0.
        assertThat(evaluation.macroF1Baseline()).isCloseTo(0.75 / 3, within(1e-12));
        assertThat(evaluation.auc()).isNull();
        assertThat(evaluation.signal()).isFalse();
        assertThat(evaluation.brier()).isCloseTo(
                (2 * 0.01 + 2 * 0.04 + 2 * 0.36 + 2 * 0.09 + 1 + 0.55 * 0.55 + 0.45 * 0.45) / 5, within(1e-12));
    }

    @Test
    void anEvaluationSurvivesItsJsonWithAndWithoutAnArea() throws Exception {
        Predictions two = new Predictions(List.of("a", "b"), new int[] { 0, 1, 0, 1, 1 }, PREDICTIONS.probabilities(), ALONE);
        JsonMapper json = new JsonMapper();

        for (Evaluation evaluation : List.of(Evaluation.of(PREDICTIONS, 1), Evaluation.of(two, 1))) {
            String written = json.writeValueAsString(evaluation);

            assertThat(json.readValue(written, Evaluation.class)).isEqualTo(evaluation);
            assertThat(written.contains("\"auc\"")).isEqualTo(evaluation.auc() != null);
            assertThatThrownBy(() -> json.readValue(written.replace("\"brier\"", "\"other\""), Evaluation.class))
                    .isInstanceOf(JsonMappingException.class);
        }
    }

    @Test
    void theIntervalHoldsTheFigureAndTheSeedDecidesIt() {
        Interval accuracy = Evaluation.of(PREDICTIONS, 1).accuracy();

        assertThat(accuracy.value()).isBetween(accuracy.low(), accuracy.high());
        assertThat(accuracy.low()).isLessThan(0.4);
        assertThat(Evaluation.of(PREDICTIONS, 1)).isEqualTo(Evaluation.of(PREDICTIONS, 1));
    }

    @Test
    void eachClassThatTheModelDoesNotKnowIsCounted() {
        TrainedModel model = Models.linear(new Dataset(Schema.of(Column.text("t")), List.of(Row.of("one"), Row.of("two")),
                List.of("a", "b")), 1);
        Dataset strange = new Dataset(Schema.of(Column.text("t")), Collections.nCopies(6, Row.of("one")),
                List.of("c", "c", "c", "d", "d", "a"));

        Predictions predictions = Predictions.of(model, strange);
        Evaluation evaluation = Evaluation.of(predictions, 1);

        assertThat(predictions.truth()).containsExactly(-1, -1, -1, -2, -2, 0);
        assertThat(evaluation.baseline()).isEqualTo(0.5);
        // Every answer is a, whose F1 is 2 / (6 + 1), or b; c and d have 0.
        assertThat(predictions.best(0)).isZero();
        assertThat(evaluation.macroF1().value()).isCloseTo(2.0 / 7 / 3, within(1e-12));
        assertThat(evaluation.classes()).extracting(Evaluation.ClassFigures::label).containsExactly("a", "b");
    }

    @Test
    void rowsOfOneGroupCountAsOneWitness() {
        int rows = 1_000;
        double[][] probabilities = new double[rows][];
        Arrays.setAll(probabilities, row -> row / 50 % 2 == 0 ? new double[] { 1, 0 } : new double[] { 0, 1 });
        List<String> merchants = IntStream.range(0, rows).mapToObj(row -> "merchant-" + row / 50).toList();
        Dataset lines = new Dataset(Schema.of(Column.text("t")), Collections.nCopies(rows, Row.of("x")),
                Collections.nCopies(rows, "a"), merchants);

        Interval grouped = Evaluation.of(new Predictions(List.of("a", "b"), new int[rows], probabilities, lines.units()), 1)
                .accuracy();

        // Twenty merchants, half of them right: the standard error is sqrt(0.25 / 20) = 0.11, with single rows 0.016.
        assertThat(grouped.value()).isEqualTo(0.5);
        assertThat(grouped.high() - grouped.low()).isBetween(0.35, 0.50);
    }

    @Test
    void theBarIsTheLowestFromWhichOnTheAnswersAreRightEnough() {
        RiskCoverage curve = RiskCoverage.of(PREDICTIONS);

        assertThat(curve.at(0)).isEqualTo(new RiskCoverage.Point(0, 1, 0.6));
        assertThat(curve.at(0.56)).isEqualTo(new RiskCoverage.Point(0.56, 0.8, 0.75));
        assertThat(curve.barFor(0.75)).isEqualTo(0.56);
        assertThat(curve.barFor(1)).isEqualTo(0.61);
        assertThat(curve.at(1)).isEqualTo(new RiskCoverage.Point(1, 0, 1));
    }

    @Test
    void withoutARightAnswerTheBarIsOne() {
        Predictions wrong = new Predictions(List.of("a", "b"), new int[] { 1 }, new double[][] { { 1, 0 } },
                List.of(new int[] { 0 }));

        assertThat(RiskCoverage.of(wrong).barFor(0.9)).isEqualTo(1);
    }
}
