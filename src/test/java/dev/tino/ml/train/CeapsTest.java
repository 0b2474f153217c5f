package dev.tino.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import dev.tino.ml.Ceaps;

/** Real expense lines: trained on those up to 2020, tested on those of 2021. */
class CeapsTest {

    @Test
    void nextYearsExpensesAreClassified() {
        Ceaps ceaps = Ceaps.load();
        Trainer trainer = new LogisticRegression();

        TrainedModel model = trainer.train(ceaps.until2020(), trainer.defaults(), 1, Progress.NONE);
        Predictions predictions = Predictions.of(model, ceaps.from2021());
        Evaluation evaluation = Evaluation.of(predictions, 1);

        print(evaluation, RiskCoverage.of(predictions));
        assertThat(evaluation.accuracy().value()).isGreaterThanOrEqualTo(0.930);
        assertThat(evaluation.macroF1().value()).isGreaterThanOrEqualTo(0.840);
    }

    private static void print(Evaluation evaluation, RiskCoverage curve) {
        double bar = curve.barFor(0.97);
        System.out.printf(Locale.ROOT,
                "CEAPS 2021: accuracy %.4f [%.4f, %.4f], macro-F1 %.4f [%.4f, %.4f], log-loss %.4f, baseline %.4f;"
                        + " 97 %% right at the bar %.2f, which answers %.1f %%%n",
                evaluation.accuracy().value(), evaluation.accuracy().low(), evaluation.accuracy().high(),
                evaluation.macroF1().value(), evaluation.macroF1().low(), evaluation.macroF1().high(),
                evaluation.logLoss(), evaluation.baseline(), bar, 100 * curve.at(bar).coverage());
        evaluation.classes().forEach(figures -> System.out.printf(Locale.ROOT,
                "  %-24s %5d rows  precision %.3f  recall %.3f  F1 %.3f%n", figures.label(), figures.rows(),
                figures.precision(), figures.recall(), figures.f1()));
    }
}
