package dev.tino.credit.decision;

import java.time.Instant;

import dev.tino.credit.policy.Outcome;

/**
 * What became of a decision.
 *
 * @param reviewed what a person made of it, {@code approve} or {@code refuse}; null when nobody looked at it
 * @param note why; null when nothing was noted
 * @param known what the order turned out to be, {@code good} or {@code bad}; null while that is not known
 */
public record FollowUp(Outcome reviewed, String note, Instant reviewedAt, String known, Instant knownAt) {

    static final FollowUp NONE = new FollowUp(null, null, null, null, null);

    FollowUp reviewed(Outcome outcome, String why, Instant at) {
        return new FollowUp(outcome, why, at, known, knownAt);
    }

    FollowUp known(String truth, Instant at) {
        return new FollowUp(reviewed, note, reviewedAt, truth, at);
    }

    /** What the order is taken for: what it turned out to be, else what a person made of it; null when neither is known. */
    String label() {
        return known != null || reviewed == null ? known : DecisionLog.label(reviewed);
    }
}
