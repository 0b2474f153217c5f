package dev.tino.models.route;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Conditions;
import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import dev.tino.models.ModelError;
import dev.tino.models.ModelVersion;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The versions under a name that somebody may see. */
@ApplicationScoped
public class VersionRows {

    private static final String CHECK = """
            select from model_version v where ($1 or v.owner_id = $2) and v.name = $3 limit 1""";

    private static final String SELECT = "select " + VersionReader.COLUMNS + " " + VersionReader.VISIBLE + " and v.name = $3";

    private final Pool pool;
    private final VersionReader versions;

    VersionRows(Pool pool, VersionReader versions) {
        this.pool = pool;
        this.versions = versions;
    }

    /** Whether he may see what stands under a name; fails with 404 when there is nothing for him. */
    public Uni<Void> check(Asker asker, String name) {
        ModelName.require(name);
        return pool.preparedQuery(CHECK).execute(Tuple.of(asker.seesAll(), asker.id(), name)).invoke(rows -> {
            if (rows.rowCount() == 0) {
                throw ModelName.missing(name);
            }
        }).replaceWithVoid();
    }

    /** One page of a name's versions, the latest first. */
    Uni<Page<VersionView>> page(Asker asker, String name, int limit, String encodedCursor) {
        long list = Cursor.fingerprint("versions, latest first", name);
        var cursor = Cursor.decode(encodedCursor, list, 1);
        var conditions = new Conditions(asker.seesAll(), asker.id(), name)
                .and("v.version < %s", cursor == null ? null : number(cursor));
        return pool.preparedQuery(SELECT + conditions + " order by v.version desc limit " + (limit + 1))
                .execute(conditions.parameters())
                .map(rows -> Page.cut(rows.stream().map(versions.reader()).toList(), limit,
                        last -> new Cursor(list, List.of(Integer.toString(last.version())))));
    }

    /** One version; fails with 404 when it is not there for him. */
    public Uni<VersionView> find(Asker asker, ModelVersion version) {
        ModelName.require(version.name());
        return pool.preparedQuery(SELECT + " and v.version = $4")
                .execute(Tuple.of(asker.seesAll(), asker.id(), version.name(), version.version()))
                .map(rows -> rows.stream().findFirst().map(versions.reader()))
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : missing(asker, version));
    }

    private Uni<VersionView> missing(Asker asker, ModelVersion version) {
        return check(asker, version.name()).map(there -> {
            throw ModelError.MODEL_VERSION_NOT_FOUND.because("There is no version %d of %s", version.version(),
                    version.name());
        });
    }

    static int number(Cursor cursor) {
        try {
            return Integer.parseInt(cursor.keys().get(0));
        } catch (NumberFormatException notOurs) {
            throw Failure.invalid("cursor", "is not a cursor of this list");
        }
    }
}
