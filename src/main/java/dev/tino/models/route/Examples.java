package dev.tino.models.route;

/** What answers look like, for the OpenAPI document. */
final class Examples {

    static final String CHAMPION = """
            {"sequence": 4, "version": 3, "sha256": "9f2c61d0a7", "act": "promoted", "reason": "Fewer mistakes on groceries",
             "actorId": "01956b4f-0c55-7a20-8e11-0a6b0c9d3e42", "since": "2026-01-31T12:00:00.123456Z"}""";

    private static final String FIGURES = """
            {"signal": true, "rows": 512, "accuracy": {"value": 0.94, "low": 0.92, "high": 0.96}, "baseline": 0.21,
             "macroF1": {"value": 0.93, "low": 0.9, "high": 0.95}, "macroF1Baseline": 0.03, "auc": null, "logLoss": 0.23,
             "brier": 0.09}""";

    static final String VERSION = """
            {"name": "finance.transactions", "version": 3, "champion": true, "algorithm": "logistic-regression",
             "source": "trained", "sha256": "9f2c61d0a7", "size": 4194304, "rows": 60000,
             "createdAt": "2026-01-31T12:00:00Z", "authorId": null,
             "evaluation":
            """ + FIGURES + """
            , "node": {"loaded": true, "memory": 8388608, "lastUsed": "2026-01-31T12:00:00Z"}}""";

    static final String MODEL = """
            {"name": "finance.transactions", "ownerId": null, "champion":
            """ + CHAMPION + """
            , "metrics":
            """ + FIGURES + """
            , "signal": true, "node": {"loaded": true, "memory": 8388608, "lastUsed": "2026-01-31T12:00:00Z"}, "versions": [
            """ + VERSION + "]}";

    static final String COMPARISON = """
            {"name": "books.rating", "a": 1, "b": 2, "sameRows": true,
             "note": "Both were evaluated on the same rows (5b1c).",
             "metrics": [{"metric": "accuracy", "a": 0.61, "b": 0.6, "difference": -0.01, "intervalsOverlap": true}]}""";

    static final String PREDICTION = """
            {"id": "01956b4f-0c55-7a20-8e11-0a6b0c9d3e42", "time": "2026-01-31T12:00:00.123Z",
             "model": {"name": "finance.transactions", "version": 3}, "callerId": "01956b4f-0c55-7a20-8e11-0a6b0c9d3e43",
             "output": "Alimentação", "probability": 0.9731, "micros": 12, "weight": 1.0}""";

    static final String LIVE = """
            {"items": [{"version": 3, "known": 40, "right": 37, "abstained": 0,
             "accuracy": {"value": 0.925, "low": 0.801, "high": 0.974}, "meanProbability": 0.94, "calibrationGap": 0.015,
             "predictions": 120000, "abstentions": 3400, "p50Micros": 9, "p99Micros": 2100,
             "days": [{"day": "2026-01-31", "known": 40, "right": 37, "abstained": 0,
                       "accuracy": {"value": 0.925, "low": 0.801, "high": 0.974}, "meanProbability": 0.94}]}],
             "nextCursor": null, "log": {"from": "2026-01-30T09:10:11Z", "to": "2026-01-31T12:00:00Z", "missing": null}}""";

    static final String PAGE_BEGIN = "{\"items\": [";
    static final String PAGE_END = "], \"nextCursor\": null}";

    private Examples() {
    }
}
