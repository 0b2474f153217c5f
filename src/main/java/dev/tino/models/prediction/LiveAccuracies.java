package dev.tino.models.prediction;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.models.ModelVersion;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** How often many versions were right, all at once: in as many of their latest answers as are added up in no time. */
@ApplicationScoped
public class LiveAccuracies {

    private static final int LATEST = 1_000;

    private static final String SELECT = """
            select asked.model, asked.version, count(predicted) as known, count(*) filter (where predicted = truth) as right
              from unnest($1::text[], $2::integer[]) as asked (model, version)
             cross join lateral (select predicted, truth from model_outcome o
                                  where o.model = asked.model and o.version = asked.version
                                  order by at desc limit %d) latest
             group by 1, 2
            having count(predicted) > 0""".formatted(LATEST);

    private final Pool pool;

    LiveAccuracies(Pool pool) {
        this.pool = pool;
    }

    /** Those of the versions of which any truth is known. */
    public Uni<Map<ModelVersion, LiveAccuracy>> of(Collection<ModelVersion> versions) {
        String[] names = versions.stream().map(ModelVersion::name).toArray(String[]::new);
        Integer[] numbers = versions.stream().map(ModelVersion::version).toArray(Integer[]::new);
        return pool.preparedQuery(SELECT).execute(Tuple.of(names, numbers)).map(rows -> rows.stream()
                .collect(Collectors.toMap(row -> new ModelVersion(row.getString("model"), row.getInteger("version")),
                        LiveAccuracies::accuracy)));
    }

    private static LiveAccuracy accuracy(Row row) {
        long known = row.getLong("known");
        return new LiveAccuracy(known, Wilson.interval(row.getLong("right"), known));
    }
}
