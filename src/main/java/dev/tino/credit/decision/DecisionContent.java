package dev.tino.credit.decision;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import dev.tino.credit.policy.Outcome;
import dev.tino.credit.policy.Thresholds;

/**
 * All that a decision rests on and all that it says: enough to make it again.
 *
 * @param features canonical; what is missing is not there
 * @param unknown features whose level the model has not learned
 * @param score probability that the order is good, in [0, 1]
 * @param rawScore what the score is calibrated from
 * @param base of the raw score
 * @param contributions of each feature that the model takes, in its order; with the sum rawScore - base
 */
@JsonPropertyOrder({ "orderId", "features", "unknown", "score", "rawScore", "base", "contributions", "outcome", "thresholds",
        "policyVersion", "model", "decidedAt" })
public record DecisionContent(String orderId, SortedMap<String, Object> features, Set<String> unknown, double score,
        double rawScore,
        double base, LinkedHashMap<String, Double> contributions, Outcome outcome, Thresholds thresholds, int policyVersion,
        Model model, Instant decidedAt) {

    /** Which file said it. */
    public record Model(String name, int version, String sha256) {
    }

    /** What the features come to that are not among some. */
    double othersThan(Map<String, Double> some) {
        double sum = 0;
        for (var contribution : contributions.entrySet()) {
            sum += some.containsKey(contribution.getKey()) ? 0 : contribution.getValue();
        }
        return sum;
    }
}
