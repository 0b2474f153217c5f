package dev.tino.core.database.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import dev.tino.core.database.Conditions;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** Lists of a log's rows, which have a time and an id, newest first. */
public final class NewestFirst<V> {

    private final String select;
    private final Function<Row, V> view;
    private final Function<V, Instant> time;
    private final Function<V, UUID> id;

    public NewestFirst(String log, Function<Row, V> view, Function<V, Instant> time, Function<V, UUID> id) {
        this.select = "select * from " + log + " where true";
        this.view = view;
        this.time = time;
        this.id = id;
    }

    /**
     * One page.
     *
     * @param list fingerprint of what is asked for
     */
    public Uni<Page<V>> page(Pool pool, Conditions conditions, long list, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, list, 2);
        if (cursor != null) {
            OffsetDateTime last = utc(cursor.instant(0));
            // The first condition leaves out whole partitions.
            conditions.and("time <= %s and (time, id) < (%s, %s)", last, last, cursor.uuid(1));
        }
        return pool.preparedQuery(select + conditions + " order by time desc, id desc limit " + (limit + 1))
                .execute(conditions.parameters())
                .map(rows -> {
                    var views = new ArrayList<V>(rows.rowCount());
                    rows.forEach(row -> views.add(view.apply(row)));
                    return Page.cut(views, limit, last -> new Cursor(list,
                            List.of(time.apply(last).toString(), id.apply(last).toString())));
                });
    }

    /** As a parameter; null for null. */
    public static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
