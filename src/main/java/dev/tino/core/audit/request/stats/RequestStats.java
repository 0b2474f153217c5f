package dev.tino.core.audit.request.stats;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Statistics of the request log, computed in the database. */
@ApplicationScoped
class RequestStats {

    private static final String TOTALS = """
            select count(*) as requests, count(*) filter (where status >= 500) as errors,
                   count(*) filter (where status between 400 and 499) as refused
              from request_log where time >= $1 and time < $2""";

    private static final String BY_ROUTE_AND_MINUTE = """
            select date_trunc('minute', time, 'UTC') as minute, method, route, count(*) as requests,
                   count(*) filter (where status >= 500) as errors,
                   count(*) filter (where status between 400 and 499) as refused,
                   percentile_cont(array[0.5, 0.9, 0.99]) within group (order by micros / 1000.0::double precision) as millis
              from request_log
             where time >= $1 and time < $2 %s
             group by 1, 2, 3
             order by 1 desc, coalesce(route, '') collate "C", method collate "C"
             limit %d""";

    /** Behind the last row seen. */
    private static final String BEHIND = """
            and (date_trunc('minute', time, 'UTC') < $3 or date_trunc('minute', time, 'UTC') = $3
                 and (coalesce(route, '') collate "C", method collate "C") > ($4, $5))""";

    private final Pool pool;

    RequestStats(Pool pool) {
        this.pool = pool;
    }

    /**
     * One page.
     *
     * @param from null for an hour before the end
     * @param to null for now; later pages keep the end of the first
     */
    Uni<StatsPage> page(Instant from, Instant to, int limit, String encodedCursor) {
        long list = Cursor.fingerprint("stats", from, to);
        var cursor = Cursor.decode(encodedCursor, list, 5);
        Span span = cursor == null ? Span.of(from, to, Instant.now()) : new Span(cursor.instant(0), cursor.instant(1));
        var within = Tuple.of(span.from().atOffset(ZoneOffset.UTC), span.to().atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(TOTALS).execute(within)
                .chain(totals -> minutes(span, cursor, limit)
                        .map(minutes -> page(span, totals.iterator().next(), Page.cut(minutes, limit,
                                last -> after(list, span, last)))));
    }

    private static Cursor after(long list, Span span, RouteMinute last) {
        return new Cursor(list, List.of(span.from().toString(), span.to().toString(), last.minute().toString(),
                last.route() == null ? "" : last.route(), last.method()));
    }

    private Uni<List<RouteMinute>> minutes(Span span, Cursor cursor, int limit) {
        var parameters = Tuple.of(span.from().atOffset(ZoneOffset.UTC), span.to().atOffset(ZoneOffset.UTC));
        if (cursor != null) {
            parameters.addValue(cursor.instant(2).atOffset(ZoneOffset.UTC));
            parameters.addValue(text(cursor, 3));
            parameters.addValue(text(cursor, 4));
        }
        String sql = BY_ROUTE_AND_MINUTE.formatted(cursor == null ? "" : BEHIND, limit + 1);
        return pool.preparedQuery(sql).execute(parameters).map(RequestStats::minutes);
    }

    private static String text(Cursor cursor, int key) {
        String text = cursor.keys().get(key);
        if (text.indexOf('\0') >= 0) {
            throw Failure.invalid("cursor", "is not a cursor of this list");
        }
        return text;
    }

    private static List<RouteMinute> minutes(RowSet<Row> rows) {
        var minutes = new ArrayList<RouteMinute>(rows.rowCount());
        for (Row row : rows) {
            Double[] millis = row.getArrayOfDoubles("millis");
            minutes.add(new RouteMinute(row.getOffsetDateTime("minute").toInstant(), row.getString("method"),
                    row.getString("route"), row.getLong("requests"), row.getLong("errors"), row.getLong("refused"),
                    millis[0], millis[1], millis[2]));
        }
        return minutes;
    }

    private static StatsPage page(Span span, Row totals, Page<RouteMinute> minutes) {
        long requests = totals.getLong("requests");
        long errors = totals.getLong("errors");
        return new StatsPage(span.from(), span.to(), requests, errors, totals.getLong("refused"),
                requests == 0 ? 0 : (double) errors / requests, minutes.items(), minutes.nextCursor());
    }
}
