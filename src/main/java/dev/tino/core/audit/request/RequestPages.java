package dev.tino.core.audit.request;

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

/** Lists of logged requests, newest first. */
@ApplicationScoped
class RequestPages {

    private static final String SELECT = "select * from request_log where true";
    /** Sorts behind whatever begins with the same characters. */
    private static final String LAST_CHARACTER = Character.toString(0x10FFFF);

    private final Pool pool;

    RequestPages(Pool pool) {
        this.pool = pool;
    }

    Uni<Page<RequestView>> page(RequestFilter filter, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, filter.fingerprint(), 2);
        var conditions = conditions(filter);
        if (cursor != null) {
            OffsetDateTime time = utc(cursor.instant(0));
            // The first condition leaves out whole partitions.
            conditions.and("time <= %s and (time, id) < (%s, %s)", time, time, cursor.uuid(1));
        }
        return pool.preparedQuery(SELECT + conditions + " order by time desc, id desc limit " + (limit + 1))
                .execute(conditions.parameters())
                .map(rows -> {
                    var views = new ArrayList<RequestView>(rows.rowCount());
                    rows.forEach(row -> views.add(RequestView.of(row)));
                    return Page.cut(views, limit, last -> new Cursor(filter.fingerprint(),
                            List.of(last.time().toString(), last.id().toString())));
                });
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Conditions conditions(RequestFilter filter) {
        var conditions = new Conditions().and("user_id = %s", filter.user());
        if (filter.path() != null) {
            conditions.and("path >= %s and path < %s", filter.path(), filter.path() + LAST_CHARACTER);
        }
        if (filter.status() != null) {
            conditions.and("status between %s and %s", filter.status().first(), filter.status().last());
        }
        return conditions.and("time >= %s", utc(filter.from()))
                .and("time < %s", utc(filter.to()))
                .and("micros >= %s", filter.minMillis() == null ? null : filter.minMillis() * 1_000L);
    }
}
