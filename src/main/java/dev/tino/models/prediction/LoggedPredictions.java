package dev.tino.models.prediction;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Conditions;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Lists of logged predictions, newest first. */
@ApplicationScoped
public class LoggedPredictions {

    private static final String SELECT = "select * from model_prediction where true";

    private final Pool pool;

    LoggedPredictions(Pool pool) {
        this.pool = pool;
    }

    public Uni<Page<PredictionView>> page(PredictionFilter filter, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, filter.fingerprint(), 2);
        var conditions = new Conditions().and("model = %s", filter.model()).and("version = %s", filter.version())
                .and("caller_id = %s", filter.callerId())
                .and("time >= %s", utc(filter.from())).and("time < %s", utc(filter.to()));
        if (cursor != null) {
            OffsetDateTime time = utc(cursor.instant(0));
            // The first condition leaves out whole partitions.
            conditions.and("time <= %s and (time, id) < (%s, %s)", time, time, cursor.uuid(1));
        }
        return pool.preparedQuery(SELECT + conditions + " order by time desc, id desc limit " + (limit + 1))
                .execute(conditions.parameters())
                .map(rows -> {
                    var views = new ArrayList<PredictionView>(rows.rowCount());
                    rows.forEach(row -> views.add(PredictionView.of(row)));
                    return Page.cut(views, limit, last -> new Cursor(filter.fingerprint(),
                            List.of(last.time().toString(), last.id().toString())));
                });
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
