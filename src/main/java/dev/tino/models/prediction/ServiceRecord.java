package dev.tino.models.prediction;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Conditions;
import dev.tino.core.error.Failure;
import dev.tino.models.prediction.LiveMetrics.Day;
import dev.tino.models.prediction.LiveMetrics.Served;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** What the log and the outcomes tell of a model, version by version. */
@ApplicationScoped
public class ServiceRecord {

    private static final String DAYS = """
            select version, (at at time zone 'UTC')::date as day, count(predicted) as known,
                   count(*) filter (where predicted = truth) as right,
                   count(truth) filter (where predicted is null) as abstained,
                   coalesce(sum(probability) filter (where predicted is not null), 0)::double precision as probabilities
              from model_outcome where model = $1%s
             group by 1, 2 order by 1, 2 desc""";

    /** Percentiles count each row as often as it stands for a prediction. */
    private static final String SERVED = """
            select version, round(sum(weight))::bigint as predictions,
                   coalesce(round(sum(weight) filter (where output is null)), 0)::bigint as abstentions,
                   min(micros) filter (where below >= 0.5 * total) as p50, min(micros) filter (where below >= 0.99 * total) as p99
              from (select version, output, micros, weight, sum(weight) over (partition by version) as total,
                           sum(weight) over (partition by version order by micros, id rows unbounded preceding) as below
                      from model_prediction where model = $1 and time >= $2 and time < $3) logged
             group by 1""";

    private static final Duration SPAN = Duration.ofDays(1);
    private static final String TIMED_OUT = "57014";
    /** Shorter than the silence after which a connection is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Pool pool;

    ServiceRecord(Pool pool) {
        this.pool = pool;
    }

    /**
     * The versions of which anything is known, the latest first.
     *
     * @param from null for all outcomes that are kept and a day of the log
     * @param to null for now
     */
    public Uni<List<LiveMetrics>> of(String model, Instant from, Instant to) {
        if (from != null && to != null && from.isAfter(to)) {
            throw Failure.invalid("from", "must not be after to");
        }
        return pool.withTransaction(transaction -> transaction
                .query("set local statement_timeout = " + PATIENCE.toMillis()).execute()
                .chain(() -> days(transaction, model, from, to))
                .chain(days -> served(transaction, model, from, to).map(served -> together(days, served))))
                .onFailure(ServiceRecord::isTimedOut)
                .transform(late -> Failure.invalid("from", "span too long to add up; ask for a shorter one"));
    }

    private static Uni<Map<Integer, List<Day>>> days(SqlClient client, String model, Instant from, Instant to) {
        var conditions = new Conditions(model).and("at >= %s", from == null ? null : from.atOffset(ZoneOffset.UTC))
                .and("at < %s", to == null ? null : to.atOffset(ZoneOffset.UTC));
        return client.preparedQuery(DAYS.formatted(conditions)).execute(conditions.parameters()).map(rows -> {
            Map<Integer, List<Day>> days = new TreeMap<>();
            rows.forEach(row -> days.computeIfAbsent(row.getInteger("version"), version -> new ArrayList<>()).add(day(row)));
            return days;
        });
    }

    private static Day day(Row row) {
        return Day.of(row.getLocalDate("day"), row.getLong("known"), row.getLong("right"), row.getLong("abstained"),
                row.getDouble("probabilities"));
    }

    private static Uni<Map<Integer, Served>> served(SqlClient client, String model, Instant from, Instant to) {
        Instant end = to == null ? Instant.now() : to;
        Instant begin = from == null ? end.minus(SPAN) : from;
        return client.preparedQuery(SERVED)
                .execute(Tuple.of(model, begin.atOffset(ZoneOffset.UTC), end.atOffset(ZoneOffset.UTC))).map(rows -> {
                    Map<Integer, Served> served = new TreeMap<>();
                    rows.forEach(row -> served.put(row.getInteger("version"), new Served(row.getLong("predictions"),
                            row.getLong("abstentions"), row.getLong("p50"), row.getLong("p99"))));
                    return served;
                });
    }

    private static List<LiveMetrics> together(Map<Integer, List<Day>> days, Map<Integer, Served> served) {
        var versions = new TreeSet<>(days.keySet());
        versions.addAll(served.keySet());
        return versions.descendingSet().stream().map(version -> LiveMetrics.of(version,
                days.getOrDefault(version, List.of()), served.getOrDefault(version, Served.NOTHING))).toList();
    }

    private static boolean isTimedOut(Throwable failure) {
        return failure instanceof PgException refused && TIMED_OUT.equals(refused.getSqlState());
    }
}
