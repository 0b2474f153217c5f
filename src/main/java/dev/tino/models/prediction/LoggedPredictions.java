package dev.tino.models.prediction;

import static dev.tino.core.database.log.NewestFirst.utc;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Conditions;
import dev.tino.core.database.log.NewestFirst;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Lists of logged predictions, newest first. */
@ApplicationScoped
public class LoggedPredictions {

    private static final NewestFirst<PredictionView> PREDICTIONS = new NewestFirst<>("model_prediction", PredictionView::of,
            PredictionView::time, PredictionView::id);

    private final Pool pool;

    LoggedPredictions(Pool pool) {
        this.pool = pool;
    }

    public Uni<Page<PredictionView>> page(PredictionFilter filter, int limit, String cursor) {
        var conditions = new Conditions().and("model = %s", filter.model()).and("version = %s", filter.version())
                .and("caller_id = %s", filter.callerId())
                .and("time >= %s", utc(filter.from())).and("time < %s", utc(filter.to()));
        return PREDICTIONS.page(pool, conditions, filter.fingerprint(), limit, cursor);
    }
}
