package dev.tino.models.prediction;

import static dev.tino.core.database.log.NewestFirst.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Conditions;
import dev.tino.models.prediction.LiveMetrics.Served;
import dev.tino.models.prediction.LiveReport.Span;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.pgclient.PgException;

/**
 * What the prediction log tells of a model, version by version: of a span, or of the latest lines in it when they are more
 * than can be added up while somebody waits.
 */
@ApplicationScoped
class ServedFigures {

    static final int MOST_LINES = 100_000;
    static final String LATE = "The prediction log takes too long to read now";
    static final String BUSY = "The prediction log is being read for somebody else";

    /** Percentiles count each line as often as it stands for a prediction. */
    private static final String SERVED = """
            select version, round(sum(weight))::bigint as predictions,
                   coalesce(round(sum(weight) filter (where output is null)), 0)::bigint as abstentions,
                   min(micros) filter (where below >= 0.5 * total) as p50, min(micros) filter (where below >= 0.99 * total) as p99,
                   count(*) as lines, min(time) as first
              from (select version, output, micros, weight, time, sum(weight) over (partition by version) as total,
                           sum(weight) over (partition by version order by micros, id rows unbounded preceding) as below
                      from (select * from model_prediction where model = $1%s order by time desc, id desc limit %d) latest) logged
             group by 1""";

    private static final String TIMED_OUT = "57014";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;
    /** One at a time: whoever reloads a page must not take the connections of those who ask for predictions. */
    private final AtomicBoolean reading = new AtomicBoolean();

    ServedFigures(Pool pool) {
        this.pool = pool;
    }

    /** @param span what there are figures of */
    record Figures(Map<Integer, Served> versions, Span span) {
    }

    /** @param from null for all that is kept */
    Uni<Figures> of(String model, Instant from, Instant to) {
        return Uni.createFrom().deferred(() -> {
            if (!reading.compareAndSet(false, true)) {
                return Uni.createFrom().item(missing(from, to, BUSY));
            }
            return read(model, from, to).onFailure(ServedFigures::isTimedOut).recoverWithItem(() -> missing(from, to, LATE))
                    .onTermination().invoke(() -> reading.set(false));
        });
    }

    private Uni<Figures> read(String model, Instant from, Instant to) {
        var conditions = new Conditions(model).and("time >= %s", utc(from)).and("time < %s", utc(to));
        return pool.withTransaction(transaction -> transaction
                .query("set local statement_timeout = " + PATIENCE.toMillis()).execute()
                .chain(() -> transaction.preparedQuery(SERVED.formatted(conditions, MOST_LINES))
                        .execute(conditions.parameters())))
                .map(rows -> figures(rows, from, to));
    }

    private static Figures figures(RowSet<Row> rows, Instant from, Instant to) {
        Map<Integer, Served> versions = new TreeMap<>();
        long lines = 0;
        Instant first = to;
        for (Row row : rows) {
            versions.put(row.getInteger("version"), new Served(row.getLong("predictions"), row.getLong("abstentions"),
                    row.getLong("p50"), row.getLong("p99")));
            lines += row.getLong("lines");
            Instant ofVersion = row.getOffsetDateTime("first").toInstant();
            first = ofVersion.isBefore(first) ? ofVersion : first;
        }
        return new Figures(versions, new Span(lines < MOST_LINES ? from : first, to, null));
    }

    private static Figures missing(Instant from, Instant to, String why) {
        return new Figures(Map.of(), new Span(from, to, why));
    }

    private static boolean isTimedOut(Throwable failure) {
        return failure instanceof PgException refused && TIMED_OUT.equals(refused.getSqlState());
    }
}
