package dev.tino.models.prediction;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.retention.Retained;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** The days of the prediction log: made ahead, and dropped whole when they have been kept long enough. */
@ApplicationScoped
class PredictionDays implements Retained {

    private final PredictionRows rows;

    PredictionDays(PredictionRows rows) {
        this.rows = rows;
    }

    /** Now and every day. */
    @Scheduled(every = "24h", identity = "model-prediction-days")
    Uni<Void> makeAhead() {
        return rows.log().makeAhead();
    }

    @Override
    public String name() {
        return "predictions";
    }

    @Override
    public String table() {
        return "model_prediction";
    }

    @Override
    public int defaultDays() {
        return 30;
    }

    /** A day goes when all of it is older; until then all of it stays. */
    @Override
    public Uni<Long> removeBefore(Instant cutOff) {
        return rows.log().removeBefore(cutOff);
    }
}
