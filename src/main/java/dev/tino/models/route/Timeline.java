package dev.tino.models.route;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Conditions;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Which version served under a name, from when on. */
@ApplicationScoped
class Timeline {

    private static final String PRESENT = """
            select distinct on (name) * from model_champion where name = any ($1) order by name, sequence desc""";
    private static final String AT = """
            select * from model_champion where name = $1 and since <= $2 order by sequence desc limit 1""";

    private final Pool pool;

    Timeline(Pool pool) {
        this.pool = pool;
    }

    /** The champions of some names. */
    Uni<Map<String, ChampionView>> present(List<String> names) {
        return pool.preparedQuery(PRESENT).execute(Tuple.of(names.toArray(String[]::new)))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.getString("name"), ChampionView::of)));
    }

    /** The one that served at a moment. */
    Uni<Optional<ChampionView>> at(String name, Instant moment) {
        return pool.preparedQuery(AT).execute(Tuple.of(name, moment.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().findFirst().map(ChampionView::of));
    }

    /** One page, newest first. */
    Uni<Page<ChampionView>> page(String name, int limit, String encodedCursor) {
        long list = Cursor.fingerprint("timeline, newest first", name);
        var cursor = Cursor.decode(encodedCursor, list, 1);
        var conditions = new Conditions(name).and("sequence < %s", cursor == null ? null : VersionRows.number(cursor));
        return pool.preparedQuery("select * from model_champion where name = $1" + conditions
                + " order by sequence desc limit " + (limit + 1)).execute(conditions.parameters())
                .map(rows -> {
                    var views = new ArrayList<ChampionView>(rows.rowCount());
                    rows.forEach(row -> views.add(ChampionView.of(row)));
                    return Page.cut(views, limit, last -> new Cursor(list, List.of(Integer.toString(last.sequence()))));
                });
    }
}
