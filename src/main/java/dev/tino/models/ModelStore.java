package dev.tino.models;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.models.StoredModels.StoredFile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Versions of models in the database, the latest few of each name. One that is there never changes. */
@ApplicationScoped
public class ModelStore {

    static final String CHANNEL = "tino_model";

    private static final String ADD = """
            with latest as (
                select version, sha256 from model_version where name = $1 order by version desc limit 1
            ), added as (
                insert into model_version (name, version, owner_id, sha256, file, rows, metrics, created_at)
                select $1, coalesce((select version from latest), 0) + 1, $2, $3, $4, $5, $6, $7
                 where not exists (select from latest where sha256 = $3)
                returning version)
            select version, true as is_new from added
            union all select version, false from latest where sha256 = $3""";

    private static final int KEPT = 20;
    /** A user's own model has a new version after every few corrections. */
    private static final int KEPT_OF_A_USER = 3;

    private final Pool pool;

    ModelStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * Stores the next version of a name, unless the file is its latest one already: who trains may do it twice. Every node
     * serves it soon after the transaction commits; this one at once when
     * {@link ServedModels#renew} is called then.
     *
     * @param ownerId whose model it is, or null when it is everybody's
     */
    public Uni<Addition> add(SqlClient transaction, String name, UUID ownerId, ModelFile file) {
        Manifest manifest = file.manifest();
        var parameters = Tuple.tuple().addString(name).addUUID(ownerId).addString(file.sha256())
                .addValue(Buffer.buffer(file.bytes())).addInteger(manifest.training().rows())
                .addValue(new JsonObject().put("labels", manifest.labels().size())
                        .put("confidenceBar", manifest.confidenceBar())
                        .put("evaluation", JsonObject.mapFrom(manifest.evaluation())))
                .addOffsetDateTime(OffsetDateTime.now(ZoneOffset.UTC));
        // Two trainings of one name wait for each other; the second's version is the next.
        return transaction.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))").execute(Tuple.of(name))
                .chain(() -> transaction.preparedQuery(ADD).execute(parameters))
                .map(rows -> rows.iterator().next())
                .map(row -> new Addition(new ModelVersion(name, row.getInteger("version")), row.getBoolean("is_new")))
                .call(added -> added.isNew()
                        ? settle(transaction, added.version(), ownerId == null ? KEPT : KEPT_OF_A_USER)
                        : Uni.createFrom().voidItem());
    }

    /** The oldest make room, and the nodes are told. */
    private static Uni<Void> settle(SqlClient transaction, ModelVersion added, int kept) {
        return transaction.preparedQuery("delete from model_version where name = $1 and version <= $2")
                .execute(Tuple.of(added.name(), added.version() - kept))
                .chain(() -> tell(transaction, StoredModels.told(added)));
    }

    /** To be called in a transaction that removes all versions of a name: no node keeps it loaded. */
    public Uni<Void> removed(SqlClient transaction, String name) {
        return tell(transaction, name);
    }

    private static Uni<Void> tell(SqlClient transaction, String told) {
        return transaction.preparedQuery("select pg_notify($1, $2)").execute(Tuple.of(CHANNEL, told)).replaceWithVoid();
    }

    /** The versions of one of the owner's models, newest first; a few at most. */
    public Uni<List<StoredVersion>> versions(UUID ownerId, String name) {
        return pool.preparedQuery("""
                select name, version, sha256, octet_length(file) as size, rows, metrics, created_at from model_version
                 where owner_id = $1 and name = $2 order by version desc""").execute(Tuple.of(ownerId, name))
                .map(rows -> {
                    var versions = new ArrayList<StoredVersion>(rows.rowCount());
                    rows.forEach(row -> versions.add(version(row)));
                    return versions;
                });
    }

    Uni<Optional<StoredFile>> latest(String name) {
        return pool.preparedQuery(
                "select version, sha256, file from model_version where name = $1 order by version desc limit 1")
                .execute(Tuple.of(name))
                .map(rows -> rows.rowCount() == 0 ? Optional.empty() : Optional.of(file(name, rows.iterator().next())));
    }

    private static StoredFile file(String name, Row row) {
        return new StoredFile(new ModelVersion(name, row.getInteger("version")), row.getString("sha256"),
                row.get(Buffer.class, "file").getBytes());
    }

    private static StoredVersion version(Row row) {
        return new StoredVersion(row.getString("name"), row.getInteger("version"), row.getString("sha256"),
                row.getInteger("size"), row.getInteger("rows"), row.get(JsonObject.class, "metrics").getMap(),
                row.getOffsetDateTime("created_at").toInstant());
    }

    /**
     * @param version the latest one now
     * @param isNew false when its file was stored before
     */
    public record Addition(ModelVersion version, boolean isNew) {
    }
}
