package dev.tino.credit.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.tino.credit.policy.Outcome;
import dev.tino.credit.policy.Thresholds;

/**
 * A decision as its company sees it: base + the reasons' contributions + otherReasons = rawScore.
 *
 * @param otherReasons what the features come to that are not among the reasons
 * @param known {@code good} or {@code bad}; null while it is not known
 * @param damaged whether its seal is broken; then nothing else is told of it
 */
record DecisionView(UUID id, String orderId, @Schema(nullable = true) Outcome outcome, @Schema(nullable = true) Double score,
        @Schema(nullable = true) Double rawScore, @Schema(nullable = true) Double base,
        @Schema(nullable = true) Thresholds thresholds, @Schema(nullable = true) Integer policyVersion, List<Reason> reasons,
        @Schema(nullable = true) Double otherReasons, @Schema(nullable = true) DecisionContent.Model model,
        @Schema(nullable = true) Instant decidedAt, @Schema(nullable = true) Review review,
        @Schema(nullable = true) String known, boolean damaged) {

    /** @param note null when nothing was noted */
    record Review(Outcome outcome, @Schema(nullable = true) String note, Instant at) {

        static Review of(FollowUp followUp) {
            return followUp.reviewed() == null ? null
                    : new Review(followUp.reviewed(), followUp.note(), followUp.reviewedAt());
        }
    }

    static DecisionView of(Decision decision, Language language) {
        if (decision.isDamaged()) {
            return new DecisionView(decision.id(), decision.orderId(), null, null, null, null, null, null, List.of(), null,
                    null, null, null, null, true);
        }
        DecisionContent content = decision.content();
        List<Reason> reasons = Reason.of(content, language);
        Map<String, Double> told = reasons.stream().collect(Collectors.toMap(Reason::feature, Reason::contribution));
        return new DecisionView(decision.id(), content.orderId(), content.outcome(), content.score(), content.rawScore(),
                content.base(), content.thresholds(), content.policyVersion(), reasons, content.othersThan(told),
                content.model(), content.decidedAt(), Review.of(decision.followUp()), decision.followUp().known(), false);
    }

    /**
     * One decision with all that it rests on.
     *
     * @param features as they were taken, without those that no decision may rest on
     * @param contributions of every feature
     */
    record Whole(@JsonUnwrapped DecisionView decision, Map<String, Object> features,
            Map<String, Double> contributions) {

        static Whole of(Decision decision, Language language) {
            DecisionView view = DecisionView.of(decision, language);
            return decision.isDamaged() ? new Whole(view, Map.of(), Map.of())
                    : new Whole(view, decision.content().features(), decision.content().contributions());
        }
    }
}
