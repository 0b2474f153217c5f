package dev.tino.core.audit.request.stats;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.vertx.mutiny.sqlclient.Row;

/** What the requests of a span come to. Counted for the first page, and handed on to the others by the cursor. */
record Totals(long requests, long errors, long refused) {

    static Totals of(Row row) {
        return new Totals(row.getLong("requests"), row.getLong("errors"), row.getLong("refused"));
    }

    static Totals of(Cursor cursor) {
        try {
            return new Totals(Long.parseLong(cursor.keys().get(5)), Long.parseLong(cursor.keys().get(6)),
                    Long.parseLong(cursor.keys().get(7)));
        } catch (NumberFormatException notOurs) {
            throw Failure.invalid("cursor", "is not a cursor of this list");
        }
    }

    StatsPage page(Span span, Page<RouteMinute> minutes) {
        return new StatsPage(span.from(), span.to(), requests, errors, refused,
                requests == 0 ? 0 : (double) errors / requests, minutes.items(), minutes.nextCursor());
    }
}
