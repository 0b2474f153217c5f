package dev.tino.models.route;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Conditions;
import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Models by name: which version serves, and how good each of them is. */
@ApplicationScoped
public class ModelList {

    private static final long LIST = Cursor.fingerprint("models by name");

    private static final String NAMES = "select distinct v.name from model_version v where ($1 or v.owner_id = $2)";

    /** Champion and versions are asked for at once: between two questions another could be promoted. */
    private static final String MODELS = "select " + VersionReader.COLUMNS + ", " + ChampionView.COLUMNS + " "
            + VersionReader.VISIBLE
            + " and v.name = any ($3) order by v.version desc";

    private final Pool pool;
    private final VersionReader versions;

    ModelList(Pool pool, VersionReader versions) {
        this.pool = pool;
        this.versions = versions;
    }

    public Uni<Page<ModelView>> page(Asker asker, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, LIST, 1);
        return names(asker, limit, cursor == null ? null : name(cursor))
                .map(names -> Page.cut(names, limit, last -> new Cursor(LIST, List.of(last))))
                .chain(page -> models(asker, page.items()).map(models -> new Page<>(models, page.nextCursor())));
    }

    public Uni<ModelView> find(Asker asker, String name) {
        ModelName.require(name);
        return models(asker, List.of(name)).map(models -> {
            if (models.isEmpty()) {
                throw ModelName.missing(name);
            }
            return models.get(0);
        });
    }

    /** Names in their order, one more than asked for when others follow. */
    private Uni<List<String>> names(Asker asker, int limit, String after) {
        var conditions = new Conditions(asker.seesAll(), asker.id()).and("v.name > %s", after);
        return pool.preparedQuery(NAMES + conditions + " order by v.name limit " + (limit + 1))
                .execute(conditions.parameters())
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    /** In the order of the names; one that was removed since they were asked for is left out. */
    private Uni<List<ModelView>> models(Asker asker, List<String> names) {
        return pool.preparedQuery(MODELS)
                .execute(Tuple.of(asker.seesAll(), asker.id(), names.toArray(String[]::new)))
                .map(rows -> {
                    Function<Row, VersionView> reader = versions.reader();
                    Map<String, List<Row>> found = rows.stream()
                            .collect(Collectors.groupingBy(row -> row.getString("name")));
                    return names.stream().filter(found::containsKey).map(name -> model(found.get(name), reader)).toList();
                });
    }

    private static ModelView model(List<Row> rows, Function<Row, VersionView> reader) {
        Row latest = rows.get(0);
        return ModelView.of(latest.getUUID("owner_id"), ChampionView.of(latest), rows.stream().map(reader).toList());
    }

    private static String name(Cursor cursor) {
        String name = cursor.keys().get(0);
        if (!ModelName.isPossible(name)) {
            throw Failure.invalid("cursor", "is not a cursor of this list");
        }
        return name;
    }
}
