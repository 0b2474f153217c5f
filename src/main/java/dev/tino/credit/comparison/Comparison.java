package dev.tino.credit.comparison;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.credit.policy.Outcome;

/**
 * Two versions on the same rows.
 *
 * @param datasetId of the rows; null when they are orders that were decided on
 * @param learnedByA whether version a was trained on that dataset, which makes it look better than it is
 * @param learnedByB the same of version b
 * @param rows that both answered; the first ones of very many
 * @param skipped rows that do not fit what the versions take
 * @param labelled rows of which is known what became of them: the metrics rest on these
 * @param changed how many would have another outcome, by the present policy
 * @param orders some of those, the greatest differences of the score first
 */
record Comparison(int a, int b, @Schema(nullable = true) UUID datasetId, boolean learnedByA, boolean learnedByB, int rows,
        int skipped, int labelled, List<Metric> metrics, int changed, List<Changed> orders) {

    /** @param difference of b to a */
    record Metric(String metric, double a, double b, double difference) {

        static Metric of(String metric, double a, double b) {
            return new Metric(metric, a, b, b - a);
        }
    }

    /**
     * A row that would change sides.
     *
     * @param order as {@link ComparedRow#order}
     */
    record Changed(@Schema(nullable = true) String order, @Schema(nullable = true) String label, double scoreA, double scoreB,
            Outcome outcomeA, Outcome outcomeB) {
    }
}
