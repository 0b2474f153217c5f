package dev.tino.models.route;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.Evaluation.ClassFigures;
import dev.tino.ml.train.Interval;

/**
 * How good a version was on rows that it was not trained on, with 95 % intervals.
 *
 * @param signal whether it tells more than chance: its accuracy lies above the baseline, or the area under the ROC curve
 *        above 0.5, by more than an interval that makes up for looking at several figures of several models
 * @param baseline accuracy of always naming the most frequent class
 * @param macroF1Baseline macro-F1 of the same
 * @param auc null unless there are two classes
 * @param classes left out in lists
 */
public record EvaluationView(boolean signal, int rows, Interval accuracy, double baseline, Interval macroF1,
        double macroF1Baseline,
        @Schema(nullable = true) Interval auc, double logLoss, double brier,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) List<ClassFigures> classes) {

    static EvaluationView of(Evaluation evaluation) {
        return of(evaluation, evaluation.classes());
    }

    static EvaluationView inShort(Evaluation evaluation) {
        return of(evaluation, null);
    }

    private static EvaluationView of(Evaluation evaluation, List<ClassFigures> classes) {
        return new EvaluationView(evaluation.signal(), evaluation.rows(), evaluation.accuracy(), evaluation.baseline(),
                evaluation.macroF1(), evaluation.macroF1Baseline(), evaluation.auc(), evaluation.logLoss(),
                evaluation.brier(), classes);
    }
}
