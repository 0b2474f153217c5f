package dev.tino.core.audit.request;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** The rows in the database: written in batches, each into the partition of its day. */
@ApplicationScoped
class RequestRows {

    private static final Logger LOG = Logger.getLogger(RequestRows.class);

    /**
     * Requests of an account that has been closed meanwhile are nobody's, and counted like all others. The lock makes its
     * erasure wait for rows that are being written while it is closed.
     */
    private static final String INSERT = """
            with present as (
                select id from users where id = any ($8::uuid[]) and closed_at is null order by id for key share),
            written as (
                insert into request_log (id, time, method, route, path, status, micros, user_id, address, query, browser, os,
                       trace_id, body)
                select r.id, r.time, r.method, r.route, r.path, r.status, r.micros, u.id,
                       case when r.user_id is null or u.id is not null then r.address end,
                       case when r.user_id is null or u.id is not null then r.query end,
                       r.browser, r.os, r.trace_id,
                       case when r.user_id is null or u.id is not null then r.body end
                  from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::bigint[],
                       $8::uuid[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[])
                       as r (id, time, method, route, path, status, micros, user_id, address, query, browser, os, trace_id, body)
                  left join present u on u.id = r.user_id
                    on conflict do nothing
                returning time)
            insert into request_log_day (day, requests)
            select (time at time zone 'UTC')::date, count(*) from written group by 1 order by 1
                on conflict (day) do update set requests = request_log_day.requests + excluded.requests""";

    private static final String NO_PARTITION = "23514";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_ROUTE = 300;
    private static final int LONGEST_ADDRESS = 100;

    private final Pool pool;

    RequestRows(Pool pool) {
        this.pool = pool;
    }

    /**
     * Writes a batch. Rows that were written before, the answer lost, are not written again; rows that the database refuses
     * for what they hold are left out and told.
     */
    Uni<Void> insert(List<RequestRow> rows) {
        return write(rows).onFailure(RequestRows::isPartitionMissing)
                .recoverWithUni(() -> makeDays(rows.stream().map(RequestRows::day).distinct().toList())
                        .chain(() -> write(rows)))
                .onFailure(RequestRows::isAboutTheValues).recoverWithUni(refused -> insertApart(rows, refused));
    }

    Uni<Void> makeDays(List<LocalDate> days) {
        return pool.preparedQuery("select request_log_make_day(day) from unnest($1::date[]) as day")
                .execute(Tuple.of(days.toArray(new LocalDate[0]))).replaceWithVoid();
    }

    private Uni<Void> insertApart(List<RequestRow> rows, Throwable refused) {
        if (rows.size() == 1) {
            LOG.errorf("The request log refuses the row of request %s: %s", rows.get(0).traceId(), refused.getMessage());
            return Uni.createFrom().voidItem();
        }
        int half = rows.size() / 2;
        return insert(rows.subList(0, half)).chain(() -> insert(rows.subList(half, rows.size())));
    }

    private Uni<Void> write(List<RequestRow> rows) {
        return pool.preparedQuery(INSERT).execute(parameters(rows))
                .ifNoItem().after(PATIENCE).fail().replaceWithVoid();
    }

    private static Tuple parameters(List<RequestRow> rows) {
        var parameters = Tuple.tuple();
        column(parameters, rows, new UUID[0], RequestRow::id);
        column(parameters, rows, new OffsetDateTime[0], row -> row.seen().time.atOffset(ZoneOffset.UTC));
        column(parameters, rows, new String[0], row -> row.seen().method);
        column(parameters, rows, new String[0], row -> cut(row.route(), LONGEST_ROUTE));
        column(parameters, rows, new String[0], RequestRow::path);
        column(parameters, rows, new Integer[0], row -> row.seen().status);
        column(parameters, rows, new Long[0], row -> row.seen().micros);
        column(parameters, rows, new UUID[0], row -> row.seen().userId);
        column(parameters, rows, new String[0], row -> cut(row.seen().address, LONGEST_ADDRESS));
        column(parameters, rows, new String[0], RequestRow::query);
        column(parameters, rows, new String[0], RequestRow::browser);
        column(parameters, rows, new String[0], RequestRow::os);
        column(parameters, rows, new String[0], RequestRow::traceId);
        column(parameters, rows, new String[0], RequestRow::body);
        return parameters;
    }

    private static <T> void column(Tuple parameters, List<RequestRow> rows, T[] type, Function<RequestRow, T> value) {
        parameters.addValue(rows.stream().map(value).toList().toArray(type));
    }

    private static LocalDate day(RequestRow row) {
        return row.seen().time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String cut(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }

    private static boolean isPartitionMissing(Throwable failure) {
        return failure instanceof PgException refused && NO_PARTITION.equals(refused.getSqlState());
    }

    /** A data exception or a violated constraint: these rows will never be taken. All else may pass. */
    private static boolean isAboutTheValues(Throwable failure) {
        return failure instanceof PgException refused && refused.getSqlState() != null
                && (refused.getSqlState().startsWith("22") || refused.getSqlState().startsWith("23"));
    }
}
