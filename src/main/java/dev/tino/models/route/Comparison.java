package dev.tino.models.route;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.Interval;

/**
 * Two versions of a model, figure by figure.
 *
 * @param sameRows whether both were evaluated on the same rows, so that a difference is one of the models; null when that
 *        cannot be told
 * @param note the same in words
 */
public record Comparison(String name, int a, int b, @Schema(nullable = true) Boolean sameRows, String note,
        List<Difference> metrics) {

    private static final String SAME = "Both were evaluated on the same rows (%s).";
    private static final String OTHERS = "They were not evaluated on the same rows, so the figures cannot be compared as such.";
    private static final String UNKNOWN = "It is not known whether they were evaluated on the same rows: a difference of the figures may be one of the rows.";
    private static final String NO_CLASSES = "At least one of them does not classify, so there is nothing to compare.";

    /**
     * @param difference of b to a
     * @param intervalsOverlap whether the 95 % intervals of both meet; null for figures without an interval
     */
    public record Difference(@Schema(examples = "accuracy") String metric, double a, double b, double difference,
            @Schema(nullable = true) Boolean intervalsOverlap) {

        private static Difference of(String metric, double a, double b) {
            return new Difference(metric, a, b, b - a, null);
        }

        private static Difference of(String metric, Interval a, Interval b) {
            return new Difference(metric, a.value(), b.value(), b.value() - a.value(),
                    a.low() <= b.high() && b.low() <= a.high());
        }
    }

    static Comparison of(int a, Manifest first, int b, Manifest second) {
        if (!first.classifies() || !second.classifies()) {
            return new Comparison(first.name(), a, b, false, NO_CLASSES, List.of());
        }
        Boolean same = areOnSameRows(first.evaluation(), second.evaluation());
        return new Comparison(first.name(), a, b, same, note(same, first.evaluation()),
                differences(first.evaluation(), second.evaluation()));
    }

    /** Older files tell how many rows they were evaluated on and not which. */
    private static Boolean areOnSameRows(Evaluation first, Evaluation second) {
        if (first.rows() != second.rows()) {
            return false;
        }
        return first.fingerprint() == null || second.fingerprint() == null ? null
                : Boolean.valueOf(first.fingerprint().equals(second.fingerprint()));
    }

    private static String note(Boolean same, Evaluation evaluation) {
        if (same == null) {
            return UNKNOWN;
        }
        return same ? SAME.formatted(evaluation.fingerprint()) : OTHERS;
    }

    private static List<Difference> differences(Evaluation a, Evaluation b) {
        var differences = new ArrayList<Difference>();
        differences.add(Difference.of("accuracy", a.accuracy(), b.accuracy()));
        differences.add(Difference.of("macroF1", a.macroF1(), b.macroF1()));
        if (a.auc() != null && b.auc() != null) {
            differences.add(Difference.of("auc", a.auc(), b.auc()));
        }
        differences.add(Difference.of("logLoss", a.logLoss(), b.logLoss()));
        differences.add(Difference.of("brier", a.brier(), b.brier()));
        differences.add(Difference.of("baseline", a.baseline(), b.baseline()));
        return differences;
    }
}
