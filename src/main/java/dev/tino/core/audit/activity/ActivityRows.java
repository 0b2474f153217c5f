package dev.tino.core.audit.activity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the activity log. */
@ApplicationScoped
class ActivityRows {

    private static final String SELECT = "select id, time, actor_id, action, object_id, detail, trace_id from activity where true";
    private static final String NEWEST_FIRST = " order by time desc, id desc limit ";

    private final Pool pool;

    ActivityRows(Pool pool) {
        this.pool = pool;
    }

    /** One page, newest first. */
    Uni<Page<ActivityView>> page(ActivityFilter filter, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, filter.fingerprint(), 2);
        var parameters = new ArrayList<Object>();
        String conditions = conditions(filter, parameters);
        if (cursor != null) {
            conditions += and("(time, id) < (%s, %s)", parameters, utc(cursor.instant(0)), id(cursor));
        }
        return pool.preparedQuery(SELECT + conditions + NEWEST_FIRST + (limit + 1)).execute(Tuple.from(parameters))
                .map(rows -> {
                    var views = new ArrayList<ActivityView>(rows.rowCount());
                    rows.forEach(row -> views.add(view(row)));
                    return Page.cut(views, limit, last -> new Cursor(filter.fingerprint(),
                            List.of(last.time().toString(), Long.toString(last.id()))));
                });
    }

    private static String conditions(ActivityFilter filter, List<Object> parameters) {
        return and("actor_id = %s", parameters, filter.actorId())
                + and("starts_with(action, %s)", parameters, filter.action())
                + and("object_id = %s", parameters, filter.objectId())
                + and("time >= %s", parameters, utc(filter.from()))
                + and("time < %s", parameters, utc(filter.to()));
    }

    /** A condition, or nothing when its value is null. */
    private static String and(String condition, List<Object> parameters, Object... values) {
        if (values[0] == null) {
            return "";
        }
        parameters.addAll(Arrays.asList(values));
        var places = new Object[values.length];
        Arrays.setAll(places, place -> "$" + (parameters.size() - values.length + place + 1));
        return " and " + condition.formatted(places);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static long id(Cursor cursor) {
        try {
            return Long.parseLong(cursor.keys().get(1));
        } catch (NumberFormatException notOurs) {
            throw Failure.invalid("cursor", "is not a cursor of this list");
        }
    }

    private static ActivityView view(Row row) {
        return new ActivityView(row.getLong("id"), row.getOffsetDateTime("time").toInstant(), row.getUUID("actor_id"),
                row.getString("action"), row.getString("object_id"), detail(row.getString("detail")),
                row.getString("trace_id"));
    }

    private static Map<String, Object> detail(String sealed) {
        if (sealed == null) {
            return Map.of();
        }
        try {
            return new JsonObject(sealed).getMap();
        } catch (DecodeException tampered) {
            // The log is to be read just then.
            return Map.of("unreadable", sealed);
        }
    }
}
