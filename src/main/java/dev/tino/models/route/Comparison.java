package dev.tino.models.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.Evaluation.ClassFigures;
import dev.tino.ml.train.Interval;

/**
 * Two versions of a model, figure by figure.
 *
 * @param sameRows whether both were evaluated on the same rows, so that a difference is one of the models
 * @param note the same in words
 */
record Comparison(String name, int a, int b, boolean sameRows, String note, List<Difference> metrics) {

    private static final String SAME = "Both were trained on the same rows (%s), of which the same others were held out to evaluate them.";
    private static final String OTHERS = "They were not evaluated on the same rows, so the figures cannot be compared as such.";
    private static final String NO_CLASSES = "At least one of them does not classify, so there is nothing to compare.";

    /**
     * @param difference of b to a
     * @param intervalsOverlap whether the 95 % intervals of both meet; null for figures without an interval
     */
    record Difference(@Schema(examples = "accuracy") String metric, double a, double b, double difference,
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
        boolean same = areOnSameRows(first, second);
        return new Comparison(first.name(), a, b, same, same ? SAME.formatted(first.training().fingerprint()) : OTHERS,
                differences(first.evaluation(), second.evaluation()));
    }

    /**
     * What is held out is what training leaves of a data set: of the same training rows and with as many others of each
     * class it is the same.
     */
    private static boolean areOnSameRows(Manifest first, Manifest second) {
        return first.training().fingerprint().equals(second.training().fingerprint())
                && classes(first.evaluation()).equals(classes(second.evaluation()));
    }

    private static Map<String, Integer> classes(Evaluation evaluation) {
        return evaluation.classes().stream().collect(Collectors.toMap(ClassFigures::label, ClassFigures::rows));
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
