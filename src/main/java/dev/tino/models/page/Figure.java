package dev.tino.models.page;

import java.util.Locale;

import dev.tino.ml.train.Interval;
import dev.tino.models.route.EvaluationView;

/**
 * What tells most of a model, as it is drawn.
 *
 * @param isRanking whether it is the area under the ROC curve, and not the accuracy
 * @param baseline what it is to be compared with; null for nothing
 */
record Figure(boolean isRanking, Interval interval, Double baseline) {

    private static final double CHANCE = 0.5;

    /** Of two classes, which are seldom equally frequent, the order tells more than the share of right answers. */
    static Figure of(EvaluationView evaluation) {
        if (evaluation == null) {
            return null;
        }
        return evaluation.auc() == null ? new Figure(false, evaluation.accuracy(), evaluation.baseline())
                : new Figure(true, evaluation.auc(), CHANCE);
    }

    /** Places between 0 and 100 %, as SVG writes them. */
    public String low() {
        return place(interval.low());
    }

    public String high() {
        return place(interval.high());
    }

    public String point() {
        return place(interval.value());
    }

    public String base() {
        return place(baseline);
    }

    private static String place(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
