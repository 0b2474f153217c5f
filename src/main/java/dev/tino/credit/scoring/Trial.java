package dev.tino.credit.scoring;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.credit.policy.Outcome;
import dev.tino.models.ModelVersion;

/** What a version says of orders. */
record Trial(ModelVersion model, List<Prediction> predictions) {

    /**
     * @param orderId as it came, or null
     * @param score probability that the order is good, in [0, 1]
     * @param rawScore what the score is calibrated from
     * @param outcome by the present policy
     */
    record Prediction(@Schema(nullable = true) String orderId, double score, double rawScore, Outcome outcome) {
    }
}
