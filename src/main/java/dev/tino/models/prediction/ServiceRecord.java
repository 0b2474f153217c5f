package dev.tino.models.prediction;

import static dev.tino.core.database.log.NewestFirst.utc;

import java.time.Instant;
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
import dev.tino.models.prediction.ServedFigures.Figures;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

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

    private final ServedFigures served;
    private final Pool pool;

    ServiceRecord(ServedFigures served, Pool pool) {
        this.served = served;
        this.pool = pool;
    }

    /**
     * The outcomes of a span and, when they can be had, the figures of the log.
     *
     * @param from null for all that is kept
     * @param to null for now
     */
    public Uni<LiveReport> of(String model, Instant from, Instant to) {
        if (from != null && to != null && from.isAfter(to)) {
            throw Failure.invalid("from", "must not be after to");
        }
        return days(model, from, to).chain(days -> served.of(model, from, to == null ? Instant.now() : to)
                .map(figures -> together(days, figures)));
    }

    private Uni<Map<Integer, List<Day>>> days(String model, Instant from, Instant to) {
        var conditions = new Conditions(model).and("at >= %s", utc(from)).and("at < %s", utc(to));
        return pool.preparedQuery(DAYS.formatted(conditions)).execute(conditions.parameters()).map(rows -> {
            Map<Integer, List<Day>> days = new TreeMap<>();
            rows.forEach(row -> days.computeIfAbsent(row.getInteger("version"), version -> new ArrayList<>()).add(day(row)));
            return days;
        });
    }

    private static Day day(Row row) {
        return Day.of(row.getLocalDate("day"), row.getLong("known"), row.getLong("right"), row.getLong("abstained"),
                row.getDouble("probabilities"));
    }

    private static LiveReport together(Map<Integer, List<Day>> days, Figures figures) {
        Served none = figures.span().missing() == null ? Served.NOTHING : Served.UNKNOWN;
        var versions = new TreeSet<>(days.keySet());
        versions.addAll(figures.versions().keySet());
        List<LiveMetrics> metrics = versions.descendingSet().stream().map(version -> LiveMetrics.of(version,
                days.getOrDefault(version, List.of()), figures.versions().getOrDefault(version, none))).toList();
        return new LiveReport(metrics, null, figures.span());
    }
}
