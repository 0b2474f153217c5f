package dev.tino.compat.credit;

import java.util.Comparator;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tino.credit.dataset.field.ValueText;
import dev.tino.credit.decision.Decision;
import dev.tino.credit.decision.DecisionContent;
import dev.tino.credit.policy.Outcome;

/**
 * What became of an order.
 *
 * @param resultado {@code 1} when it is approved, {@code 0} when it is refused, null while neither is decided
 * @param motivo JSON in a text: of the features that weighed most, what each did to the score, negative where it counts
 *        against the order
 */
record Result(@Schema(nullable = true) String resultado, @Schema(nullable = true) String motivo) {

    static final Result WAITING = new Result(null, null);

    /** As many as the older system's explainer tells. */
    private static final int MOST_REASONS = 10;

    /** What a person made of it counts; one that nobody has looked at yet is not decided. */
    static Result of(Decision decision) {
        Outcome reviewed = decision.followUp().reviewed();
        Outcome outcome = reviewed == null ? decision.content().outcome() : reviewed;
        return new Result(switch (outcome) {
            case APPROVE -> "1";
            case REFUSE -> "0";
            case REVIEW -> null;
        }, motive(decision.content()).toString());
    }

    private static ObjectNode motive(DecisionContent content) {
        ObjectNode motive = JsonNodeFactory.instance.objectNode();
        content.contributions().entrySet().stream().filter(reason -> reason.getValue() != 0)
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(weight -> -Math.abs(weight)))).limit(MOST_REASONS)
                .forEach(reason -> motive.put(name(reason.getKey(), content), reason.getValue()));
        return motive;
    }

    /** In the words of the older system, whose bounds were the order's own values, too. */
    private static String name(String feature, DecisionContent content) {
        Object value = content.features().get(feature);
        return value == null ? feature : feature + " <= " + ValueText.of(value);
    }
}
