package dev.tino.credit.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one feature did to a score.
 *
 * @param value null when it is missing
 * @param contribution to the raw score; negative when it counts against the order
 * @param text the same in a sentence
 */
record Reason(@Schema(examples = "checking_status") String feature,
        @Schema(nullable = true, examples = "<0 DM", description = "A text, a number or a boolean; null when it is missing") Object value,
        @Schema(examples = "-0.4312") double contribution,
        @Schema(examples = "checking_status = <0 DM; this counts against the order.") String text) {

    static final int MOST = 4;

    /** The adverse ones first, each sort by weight; what did nothing is no reason. */
    static List<Reason> of(DecisionContent content, Language language) {
        List<Reason> reasons = new ArrayList<>();
        content.contributions().forEach((feature, contribution) -> {
            if (contribution != 0) {
                Object value = content.features().get(feature);
                reasons.add(new Reason(feature, value, contribution,
                        language.tell(feature, value, content.unknown().contains(feature), contribution)));
            }
        });
        reasons.sort(Comparator.<Reason, Boolean> comparing(reason -> reason.contribution > 0)
                .thenComparing(reason -> -Math.abs(reason.contribution)).thenComparing(Reason::feature));
        return reasons.subList(0, Math.min(MOST, reasons.size()));
    }
}
