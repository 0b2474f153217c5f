package dev.tino.credit.decision;

import java.util.UUID;

import dev.tino.core.error.Failure;
import dev.tino.credit.CreditError;

/**
 * A decision that was made.
 *
 * @param content null when a seal is broken: then nothing else is known for certain
 */
public record Decision(UUID id, String orderId, DecisionContent content, FollowUp followUp) {

    static Decision of(UUID id, DecisionContent content) {
        return new Decision(id, content.orderId(), content, FollowUp.NONE);
    }

    static Decision damaged(UUID id, String orderId) {
        return new Decision(id, orderId, null, FollowUp.NONE);
    }

    boolean isDamaged() {
        return content == null;
    }

    Failure damage() {
        return CreditError.DECISION_DAMAGED.because("The decision %s was changed in the database: its seal is broken", id);
    }
}
