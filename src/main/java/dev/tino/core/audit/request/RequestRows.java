package dev.tino.core.audit.request;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Columns;
import dev.tino.core.database.log.DayLog;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The rows in the database: written in batches, each into the partition of its day. */
@ApplicationScoped
class RequestRows {

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
            insert into request_log_day (day, entries)
            select (time at time zone 'UTC')::date, count(*) from written group by 1 order by 1
                on conflict (day) do update set entries = request_log_day.entries + excluded.entries""";

    private static final int LONGEST_ROUTE = 300;
    private static final int LONGEST_ADDRESS = 100;

    private final DayLog<RequestRow> log;

    RequestRows(Pool pool) {
        log = new DayLog<>(pool, "request_log", INSERT, row -> row.seen().time, RequestRows::parameters);
    }

    /** Its days in the database. */
    DayLog<RequestRow> log() {
        return log;
    }

    private static Tuple parameters(List<RequestRow> rows) {
        return Columns.of(rows)
                .add(new UUID[0], RequestRow::id)
                .add(new OffsetDateTime[0], row -> row.seen().time.atOffset(ZoneOffset.UTC))
                .add(new String[0], row -> row.seen().method)
                .add(new String[0], row -> cut(row.route(), LONGEST_ROUTE))
                .add(new String[0], RequestRow::path)
                .add(new Integer[0], row -> row.seen().status)
                .add(new Long[0], row -> row.seen().micros)
                .add(new UUID[0], row -> row.seen().userId)
                .add(new String[0], row -> cut(row.seen().address, LONGEST_ADDRESS))
                .add(new String[0], RequestRow::query)
                .add(new String[0], RequestRow::browser)
                .add(new String[0], RequestRow::os)
                .add(new String[0], RequestRow::traceId)
                .add(new String[0], RequestRow::body)
                .parameters();
    }

    private static String cut(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }
}
