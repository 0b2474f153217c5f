package dev.tino.core.audit.request.traffic;

import static dev.tino.core.database.log.NewestFirst.utc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.request.traffic.Traffic.Route;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads traffic: that of all from the roll-up, that of one account from the log itself, as far as it is bounded. */
@ApplicationScoped
class TrafficReport {

    static final int MOST_OWN = 10_000;

    private static final String OF_ALL = """
            select by_route, slot, method, route, requests, errors, refused, latencies
              from request_rollup
             where seconds = $1 and not by_route and slot >= $2
             union all
            select by_route, slot, method, route, requests, errors, refused, latencies
              from request_rollup
             where seconds = $3 and by_route and slot >= $4""";
    private static final String OF_USER = """
            select date_bin(make_interval(secs => $4), time, 'epoch') as slot, method, coalesce(route, '') as route,
                   request_latency_bucket(micros) as bucket, count(*) as requests,
                   count(*) filter (where status >= 500) as errors,
                   count(*) filter (where status between 400 and 498) as refused
              from (select time, method, route, status, micros
                      from request_log
                     where user_id = $1 and time >= $2 and time < $3
                     order by time desc, id desc
                     limit $5) newest
             group by 1, 2, 3, 4""";

    private static final String OLDEST_DAY = "select coalesce(min(day), current_date) as day from request_log_day";

    private final Pool pool;

    TrafficReport(Pool pool) {
        this.pool = pool;
    }

    Uni<Traffic> ofAll(TrafficSpan span, Instant now) {
        var traffic = new Traffic(span, now);
        return pool.preparedQuery(OF_ALL)
                .execute(Tuple.of(span.slotSeconds(), utc(traffic.fromBefore()), span.routeSlotSeconds(), utc(traffic.from())))
                .map(rows -> {
                    rows.forEach(row -> addRolledUp(traffic, row));
                    return traffic;
                })
                .call(this::findOldest);
    }

    private static void addRolledUp(Traffic traffic, Row row) {
        if (row.getBoolean("by_route")) {
            traffic.loadOf(route(row)).add(row, null);
        } else {
            traffic.loadsOf(slot(row)).forEach(load -> load.add(row, null));
        }
    }

    /** His newest requests alone, when there are more than {@value #MOST_OWN}; then nothing is told of the span before. */
    Uni<Traffic> ofUser(UUID id, TrafficSpan span, Instant now) {
        var traffic = new Traffic(span, now);
        return newest(id, traffic.from(), traffic.to(), span)
                .invoke(rows -> {
                    rows.forEach(row -> addCounted(traffic, row));
                    if (traffic.total().requests() == MOST_OWN) {
                        traffic.cut();
                    }
                })
                .chain(() -> newest(id, traffic.fromBefore(), traffic.toBefore(), span))
                .map(rows -> {
                    rows.forEach(row -> traffic.before().add(row, row.getInteger("bucket")));
                    return traffic;
                })
                .call(this::findOldest);
    }

    /** After what was read: a day that goes meanwhile is missed. */
    private Uni<Void> findOldest(Traffic traffic) {
        return pool.query(OLDEST_DAY).execute().invoke(rows -> traffic.keptFrom(
                rows.iterator().next().getLocalDate("day").atStartOfDay(ZoneOffset.UTC).toInstant())).replaceWithVoid();
    }

    private Uni<RowSet<Row>> newest(UUID id, Instant from, Instant to, TrafficSpan span) {
        return pool.preparedQuery(OF_USER)
                .execute(Tuple.of(id, utc(from), utc(to), (double) span.slotSeconds(), MOST_OWN));
    }

    private static void addCounted(Traffic traffic, Row row) {
        Integer bucket = row.getInteger("bucket");
        traffic.loadsOf(slot(row)).forEach(load -> load.add(row, bucket));
        traffic.loadOf(route(row)).add(row, bucket);
    }

    private static Instant slot(Row row) {
        return row.getOffsetDateTime("slot").toInstant();
    }

    private static Route route(Row row) {
        return new Route(row.getString("method"), row.getString("route"));
    }
}
