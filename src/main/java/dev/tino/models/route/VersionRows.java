package dev.tino.models.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.tino.core.database.Conditions;
import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import dev.tino.ml.ModelException;
import dev.tino.ml.train.Evaluation;
import dev.tino.models.LoadedVersion;
import dev.tino.models.ModelError;
import dev.tino.models.ModelVersion;
import dev.tino.models.ServedModels;
import dev.tino.models.route.VersionView.OnNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The versions under a name that somebody may see. */
@ApplicationScoped
class VersionRows {

    private static final String VISIBLE = " from model_version v where ($1 or v.owner_id = $2)";

    private static final String SELECT = """
            select v.name, v.version, v.owner_id, v.algorithm, v.source, v.sha256, octet_length(v.file) as size, v.rows,
                   v.metrics ->> 'evaluation' as evaluation, v.created_at, v.author_id,
                   v.version = (select c.version from model_champion c where c.name = v.name order by c.sequence desc limit 1)
                       as champion""";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Pool pool;
    private final ServedModels models;

    VersionRows(Pool pool, ServedModels models) {
        this.pool = pool;
        this.models = models;
    }

    /** Whether he may see what stands under a name; fails with 404 when there is nothing for him. */
    Uni<Void> check(Viewer viewer, String name) {
        return pool.preparedQuery("select" + VISIBLE + " and v.name = $3 limit 1").execute(parameters(viewer).addString(name))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw ModelError.MODEL_NOT_FOUND.because("There is no model named %s", name);
                    }
                }).replaceWithVoid();
    }

    /** All versions under some names, the latest first, by name. */
    Uni<Map<String, List<Found>>> all(Viewer viewer, List<String> names) {
        return pool.preparedQuery(SELECT + VISIBLE + " and v.name = any ($3) order by v.name, v.version desc")
                .execute(parameters(viewer).addValue(names.toArray(String[]::new)))
                .map(rows -> {
                    Map<ModelVersion, LoadedVersion> loaded = loaded();
                    return rows.stream().map(row -> found(row, loaded))
                            .collect(Collectors.groupingBy(found -> found.view().name()));
                });
    }

    /** Names in their order, one more than asked for when others follow. */
    Uni<List<String>> names(Viewer viewer, int limit, String after) {
        var conditions = new Conditions(viewer.seesAll(), viewer.id()).and("v.name > %s", after);
        return pool.preparedQuery("select distinct v.name" + VISIBLE + conditions + " order by v.name limit " + (limit + 1))
                .execute(conditions.parameters())
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    /** One page of a name's versions, the latest first. */
    Uni<Page<VersionView>> page(Viewer viewer, String name, int limit, String encodedCursor) {
        long list = Cursor.fingerprint("versions, latest first", name);
        var cursor = Cursor.decode(encodedCursor, list, 1);
        var conditions = new Conditions(viewer.seesAll(), viewer.id()).and("v.name = %s", name)
                .and("v.version < %s", cursor == null ? null : number(cursor));
        return pool.preparedQuery(SELECT + VISIBLE + conditions + " order by v.version desc limit " + (limit + 1))
                .execute(conditions.parameters())
                .map(rows -> {
                    Map<ModelVersion, LoadedVersion> loaded = loaded();
                    var views = new ArrayList<VersionView>(rows.rowCount());
                    rows.forEach(row -> views.add(found(row, loaded).view()));
                    return Page.cut(views, limit,
                            last -> new Cursor(list, List.of(Integer.toString(last.version()))));
                });
    }

    /** One version; fails with 404 when it is not there for him. */
    Uni<VersionView> find(Viewer viewer, ModelVersion version) {
        return pool.preparedQuery(SELECT + VISIBLE + " and v.name = $3 and v.version = $4")
                .execute(parameters(viewer).addString(version.name()).addInteger(version.version()))
                .map(rows -> rows.stream().findFirst().map(row -> found(row, loaded()).view()))
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : missing(viewer, version));
    }

    private Uni<VersionView> missing(Viewer viewer, ModelVersion version) {
        return check(viewer, version.name()).map(there -> {
            throw ModelError.MODEL_VERSION_NOT_FOUND.because("There is no version %d of %s", version.version(),
                    version.name());
        });
    }

    private static Tuple parameters(Viewer viewer) {
        return Tuple.tuple().addBoolean(viewer.seesAll()).addUUID(viewer.id());
    }

    private Map<ModelVersion, LoadedVersion> loaded() {
        return models.loaded().stream()
                .collect(Collectors.toMap(loaded -> new ModelVersion(loaded.name(), loaded.version()), loaded -> loaded));
    }

    static int number(Cursor cursor) {
        try {
            return Integer.parseInt(cursor.keys().get(0));
        } catch (NumberFormatException notOurs) {
            throw Failure.invalid("cursor", "is not a cursor of this list");
        }
    }

    private static Found found(Row row, Map<ModelVersion, LoadedVersion> loaded) {
        var version = new ModelVersion(row.getString("name"), row.getInteger("version"));
        OnNode node = Optional.ofNullable(loaded.get(version))
                .map(there -> new OnNode(true, there.bytes(), there.lastUsed())).orElse(OnNode.NOT_LOADED);
        return new Found(row.getUUID("owner_id"), new VersionView(version.name(), version.version(),
                Boolean.TRUE.equals(row.getBoolean("champion")), row.getString("algorithm"), row.getString("source"),
                row.getString("sha256"), row.getInteger("size"), row.getInteger("rows"),
                row.getOffsetDateTime("created_at").toInstant(), row.getUUID("author_id"),
                evaluation(row.getString("evaluation")), node));
    }

    /** A row that somebody has changed is to be seen all the same. */
    private static EvaluationView evaluation(String json) {
        try {
            return json == null ? null : EvaluationView.inShort(JSON.readValue(json, Evaluation.class));
        } catch (JsonProcessingException | ModelException unreadable) {
            return null;
        }
    }

    record Found(UUID ownerId, VersionView view) {
    }
}
