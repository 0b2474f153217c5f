package dev.tino.models.prediction;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.log.RowsOfAPerson;
import dev.tino.core.privacy.PersonalData;
import dev.tino.core.web.Ndjson;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** What models answered somebody. His erasure takes it along, for his own model bears his id. */
@ApplicationScoped
class PredictionsForAPerson implements PersonalData {

    private static final RowsOfAPerson ROWS = new RowsOfAPerson("model_prediction", "caller_id",
            "delete from model_prediction");

    private final LoggedPredictions predictions;

    PredictionsForAPerson(LoggedPredictions predictions) {
        this.predictions = predictions;
    }

    @Override
    public String kind() {
        return "model.prediction";
    }

    @Override
    public Uni<Page<PredictionView>> page(UUID ownerId, String cursor) {
        return predictions.page(PredictionFilter.ofCaller(ownerId), Ndjson.PAGE, cursor);
    }

    @Override
    public Uni<Void> erase(SqlClient transaction, UUID ownerId) {
        return ROWS.erase(transaction, ownerId);
    }
}
