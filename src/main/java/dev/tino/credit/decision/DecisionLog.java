package dev.tino.credit.decision;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.credit.dataset.row.LabelledRow;
import dev.tino.credit.policy.Outcome;
import dev.tino.models.ModelVersion;
import dev.tino.models.prediction.Outcomes;
import dev.tino.models.prediction.Prediction;
import dev.tino.models.prediction.PredictionLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Tells what models said of orders, and what became of these: the live metrics are made of it. */
@ApplicationScoped
class DecisionLog {

    private final PredictionLog predictions;
    private final Outcomes outcomes;

    DecisionLog(PredictionLog predictions, Outcomes outcomes) {
        this.predictions = predictions;
        this.outcomes = outcomes;
    }

    void add(UUID companyId, Decision decision, long micros) {
        DecisionContent content = decision.content();
        predictions.add(new Prediction(version(content), companyId, predicted(content), probability(content), micros));
    }

    /** In the transaction in which it becomes known. */
    Uni<Void> known(SqlClient transaction, UUID companyId, Decision decision, String truth) {
        DecisionContent content = decision.content();
        return outcomes.known(transaction, List.of(new dev.tino.models.prediction.Outcome(version(content), companyId,
                decision.id(), predicted(content), probability(content), truth)));
    }

    private static ModelVersion version(DecisionContent content) {
        return new ModelVersion(content.model().name(), content.model().version());
    }

    /** Null where the model left it to a person. */
    private static String predicted(DecisionContent content) {
        return switch (content.outcome()) {
            case APPROVE -> LabelledRow.GOOD;
            case REFUSE -> LabelledRow.BAD;
            case REVIEW -> null;
        };
    }

    private static float probability(DecisionContent content) {
        double score = content.score();
        return (float) switch (content.outcome()) {
            case APPROVE -> score;
            case REFUSE -> 1 - score;
            case REVIEW -> Math.max(score, 1 - score);
        };
    }

    /** What a person's decision says of an order. */
    static String label(Outcome reviewed) {
        return reviewed == Outcome.APPROVE ? LabelledRow.GOOD : LabelledRow.BAD;
    }
}
