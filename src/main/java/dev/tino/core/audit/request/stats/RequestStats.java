package dev.tino.core.audit.request.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

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

    private static final String TIMED_OUT = "57014";
    /** Shorter than the silence after which a connection is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Pool pool;
    private final Duration patience;

    @Inject
    RequestStats(Pool pool) {
        this(pool, PATIENCE);
    }

    RequestStats(Pool pool, Duration patience) {
        this.pool = pool;
        this.patience = patience;
    }

    /**
     * One page.
     *
     * @param from null for an hour before the end
     * @param to null for now; later pages keep the end of the first, and what it counted
     */
    Uni<StatsPage> page(Instant from, Instant to, int limit, String encodedCursor) {
        long list = Cursor.fingerprint("stats", from, to);
        var cursor = Cursor.decode(encodedCursor, list, 8);
        Span span = cursor == null ? Span.of(from, to, Instant.now()) : new Span(cursor.instant(0), cursor.instant(1));
        return pool.withTransaction(transaction -> transaction
                .query("set local statement_timeout = " + patience.toMillis()).execute()
                .chain(() -> cursor == null ? totals(transaction, span) : Uni.createFrom().item(Totals.of(cursor)))
                .chain(totals -> minutes(transaction, span, cursor, limit).map(minutes -> totals.page(span,
                        Page.cut(minutes, limit, last -> after(list, span, totals, last))))))
                .onFailure(RequestStats::isTimedOut)
                .transform(late -> Failure.invalid("from", "span too long to add up; ask for a shorter one"));
    }

    private static boolean isTimedOut(Throwable failure) {
        return failure instanceof PgException refused && TIMED_OUT.equals(refused.getSqlState());
    }

    private static Cursor after(long list, Span span, Totals totals, RouteMinute last) {
        return new Cursor(list, List.of(span.from().toString(), span.to().toString(), last.minute().toString(),
                last.route() == null ? "" : last.route(), last.method(), Long.toString(totals.requests()),
                Long.toString(totals.errors()), Long.toString(totals.refused())));
    }

    private static Uni<Totals> totals(SqlClient transaction, Span span) {
        return transaction.preparedQuery(TOTALS).execute(within(span.from(), span.to()))
                .map(rows -> Totals.of(rows.iterator().next()));
    }

    /** Nothing newer than the cursor's minute is looked at again. */
    private static Uni<List<RouteMinute>> minutes(SqlClient transaction, Span span, Cursor cursor, int limit) {
        Tuple parameters;
        if (cursor == null) {
            parameters = within(span.from(), span.to());
        } else {
            Instant minute = cursor.instant(2);
            Instant end = minute.plus(1, ChronoUnit.MINUTES);
            parameters = within(span.from(), end.isBefore(span.to()) ? end : span.to())
                    .addValue(minute.atOffset(ZoneOffset.UTC)).addValue(text(cursor, 3)).addValue(text(cursor, 4));
        }
        String sql = BY_ROUTE_AND_MINUTE.formatted(cursor == null ? "" : BEHIND, limit + 1);
        return transaction.preparedQuery(sql).execute(parameters).map(RequestStats::minutes);
    }

    private static Tuple within(Instant from, Instant to) {
        return Tuple.of(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
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
}
