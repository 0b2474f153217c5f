package dev.tino.credit.decision;

import dev.tino.core.error.Failure;
import dev.tino.core.web.QueryParameter;
import dev.tino.credit.policy.Outcome;

/** Reads filters of decisions. */
final class DecisionQuery {

    private DecisionQuery() {
    }

    static DecisionFilter filter(String outcome, String orderId) {
        return new DecisionFilter(outcome(outcome), QueryParameter.text("orderId", orderId));
    }

    private static String outcome(String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        try {
            return Outcome.of(word).word();
        } catch (IllegalArgumentException unknown) {
            throw Failure.invalid("outcome", "must be approve, review or refuse");
        }
    }
}
