package dev.tino.credit.decision;

/** For the OpenAPI document. */
final class DecisionExamples {

    static final String ORDER = """
            {"orderId": "2026-000017", "features": {"checking_status": "<0 DM", "duration_months": 24, "credit_amount": 4870,
             "purpose": "car (new)"}}""";

    static final String DECISION = """
            {"id": "01936f4e-7c1a-7000-8000-000000000001", "orderId": "2026-000017", "outcome": "review", "score": 0.6214,
             "rawScore": 0.4471, "base": 1.0236, "thresholds": {"approve": 0.8333, "refuse": 0.5}, "policyVersion": 1,
             "reasons": [{"feature": "checking_status", "value": "<0 DM", "contribution": -0.4312,
                          "text": "checking_status = <0 DM; isso pesa contra o pedido."}], "otherReasons": -0.1453,
             "model": {"name": "credit.01936f4e-7c1a-7000-8000-000000000002", "version": 3,
                       "sha256": "09e0daf6c1f3a5b7d9e1f3a5b7c9d1e3f5a7b9c1d3e5f7a9b1c3d5e7f9a1b3c5"},
             "decidedAt": "2026-01-31T12:00:00Z", "review": null, "known": null, "damaged": false}""";

    static final String PAGE = "{\"items\": [" + DECISION + "], \"nextCursor\": null}";

    static final String WHOLE = """
            {"id": "01936f4e-7c1a-7000-8000-000000000001", "orderId": "2026-000017", "outcome": "refuse", "score": 0.4214,
             "rawScore": -0.3171, "base": 0.2594, "thresholds": {"approve": 0.8333, "refuse": 0.5}, "policyVersion": 1,
             "reasons": [{"feature": "checking_status", "value": "<0 DM", "contribution": -0.4312,
                          "text": "checking_status = <0 DM; isso pesa contra o pedido."}], "otherReasons": -0.1453,
             "model": {"name": "credit.01936f4e-7c1a-7000-8000-000000000002", "version": 3,
                       "sha256": "09e0daf6c1f3a5b7d9e1f3a5b7c9d1e3f5a7b9c1d3e5f7a9b1c3d5e7f9a1b3c5"},
             "decidedAt": "2026-01-31T12:00:00Z", "review": null, "known": "bad", "damaged": false,
             "features": {"checking_status": "<0 DM", "credit_amount": 4870, "purpose": "car (new)"},
             "contributions": {"checking_status": -0.4312, "credit_amount": -0.1693, "purpose": 0.024}}""";

    static final String REVIEWED = """
            {"id": "01936f4e-7c1a-7000-8000-000000000001", "orderId": "2026-000017", "outcome": "review", "score": 0.6214,
             "rawScore": 0.4471, "base": 1.0236, "thresholds": {"approve": 0.8333, "refuse": 0.5}, "policyVersion": 1,
             "reasons": [], "otherReasons": -0.5765,
             "model": {"name": "credit.01936f4e-7c1a-7000-8000-000000000002", "version": 3,
                       "sha256": "09e0daf6c1f3a5b7d9e1f3a5b7c9d1e3f5a7b9c1d3e5f7a9b1c3d5e7f9a1b3c5"},
             "decidedAt": "2026-01-31T12:00:00Z",
             "review": {"outcome": "approve", "note": "Paid all invoices of the last year", "at": "2026-02-01T09:00:00Z"},
             "known": "good", "damaged": false}""";

    static final String REPLAY = """
            {"identical": false, "differences": [{"field": "score", "stored": 0.6214, "recomputed": 0.6213,
                                                  "note": "The column is not what was sealed with the decision"}]}""";

    private DecisionExamples() {
    }
}
