package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

class EvaluationTest {

    /** Truth a a a b c; answers a a b b a; the last one's class is unknown to the model. */
    private static final Predictions PREDICTIONS = new Predictions(List.of("a", "b"), new int[] { 0, 0, 0, 1, -1 },
            new double[][] { { 0.9, 0.1 }, { 0.8, 0.2 }, { 0.4, 0.6 }, { 0.3, 0.7 }, { 0.55, 0.45 } });

    @Test
    void figuresAreThoseCountedByHand() {
        Evaluation evaluation = Evaluation.of(PREDICTIONS, 1);

        assertThat(evaluation.rows()).isEqualTo(5);
        assertThat(evaluation.accuracy().value()).isEqualTo(0.6);
        assertThat(evaluation.baseline()).isEqualTo(0.6);
        assertThat(evaluation.classes()).containsExactly(
                new Evaluation.ClassFigures("a", 3, 2.0 / 3, 2.0 / 3, 2.0 / 3),
                new Evaluation.ClassFigures("b", 1, 0.5, 1, 2.0 / 3));
        assertThat(evaluation.macroF1().value()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(evaluation.logLoss()).isCloseTo(
                -(Math.log(0.9) + Math.log(0.8) + Math.log(0.4) + Math.log(0.7) + Math.log(1e-15)) / 5, within(1e-12));
    }

    @Test
    void theIntervalHoldsTheFigureAndTheSeedDecidesIt() {
        Interval accuracy = Evaluation.of(PREDICTIONS, 1).accuracy();

        assertThat(accuracy.value()).isBetween(accuracy.low(), accuracy.high());
        assertThat(accuracy.low()).isLessThan(0.4);
        assertThat(Evaluation.of(PREDICTIONS, 1)).isEqualTo(Evaluation.of(PREDICTIONS, 1));
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
        Predictions wrong = new Predictions(List.of("a", "b"), new int[] { 1 }, new double[][] { { 1, 0 } });

        assertThat(RiskCoverage.of(wrong).barFor(0.9)).isEqualTo(1);
    }
}
