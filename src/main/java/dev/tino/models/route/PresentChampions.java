package dev.tino.models.route;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The champions of many names at once. */
@ApplicationScoped
class PresentChampions {

    private static final String PRESENT = """
            select distinct on (name) * from model_champion where name = any ($1) order by name, sequence desc""";

    private final Pool pool;

    PresentChampions(Pool pool) {
        this.pool = pool;
    }

    Uni<Map<String, ChampionView>> of(List<String> names) {
        return pool.preparedQuery(PRESENT).execute(Tuple.tuple().addValue(names.toArray(String[]::new)))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.getString("name"), ChampionView::of)));
    }
}
