package dev.tino.credit.decision;

import dev.tino.core.web.Cursor;

/** Which decisions are asked for; null asks for no restriction. */
record DecisionFilter(String outcome, String orderId) {

    static final DecisionFilter ALL = new DecisionFilter(null, null);

    long fingerprint() {
        return Cursor.fingerprint("decisions, newest first", outcome, orderId);
    }
}
