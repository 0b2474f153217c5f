package dev.tino.models;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.crypto.Sealed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Versions of models in the database, the latest few of each name. One that is there never changes. */
@ApplicationScoped
public class ModelStore {

    static final String CHANNEL = "tino_model";

    private static final String ADD = """
            insert into model_version (name, version, owner_id, sha256, file, rows, metrics, created_at, id, algorithm,
                                       source, author_id, signature, signature_key)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""";

    /** The latest one of an algorithm, or of the others where it has none, with the number of the latest of all. */
    private static final String LATEST = """
            select version, sha256, max(version) over () as latest from model_version where name = $1
             order by algorithm = $2 desc, version desc limit 1""";

    private static final String CHAMPION = """
            select version, sequence from model_present_champion where name = $1""";

    /** The versions of a name are few. */
    private static final String LINEUP = """
            select algorithm, max(version) as version from model_version where name = $1 group by algorithm
             union all
            select $2, version from model_present_champion where name = $1""";

    /** From the champion to the one before it, and so on, as far as the first that is another version and still there. */
    private static final String EARLIER = """
            with recursive back (version, sequence, previous, champion, found) as (
                select version, sequence, previous, version, false from model_present_champion where name = $1
                union all
                select before.version, before.sequence, before.previous, back.champion, before.version <> back.champion
                       and exists (select from model_version where name = $1 and version = before.version)
                  from back join model_champion before on before.name = $1 and before.sequence = back.previous
                 where not back.found
            )
            select version, sequence from back where found""";

    private static final String SPARE = """
            delete from model_version where name = $1 and version <= $2 and version <> all ($3)
               and version not in (select max(version) from model_version where name = $1 group by algorithm)""";

    private static final int KEPT = 20;
    /** A user's own model has a new version after every few corrections. */
    private static final int KEPT_OF_A_USER = 3;

    private final Pool pool;
    private final ModelSignatures signatures;

    ModelStore(Pool pool, ModelSignatures signatures) {
        this.pool = pool;
        this.signatures = signatures;
    }

    /**
     * Whoever changes what there is under a name waits here for others who do, until the transaction ends: versions and
     * champions have no gaps, and what is read from here on is so when it commits.
     */
    public Uni<Void> lock(SqlClient transaction, String name) {
        return transaction.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))").execute(Tuple.of(name))
                .replaceWithVoid();
    }

    /**
     * Stores the next version of a name, unless the file is the latest one of its algorithm already: who trains may do it
     * twice, and by several algorithms each time. Under the {@link #lock}; {@link #settle} follows.
     *
     * @param distrusted that cannot be served, so that its file has to be stored once more; may be null
     */
    public Uni<Addition> add(SqlClient transaction, NewVersion added, ModelVersion distrusted) {
        return transaction.preparedQuery(LATEST)
                .execute(Tuple.of(added.name(), added.file().manifest().training().algorithm()))
                .chain(found -> {
                    Row latest = found.rowCount() == 0 ? null : found.iterator().next();
                    var known = latest == null ? null : new ModelVersion(added.name(), latest.getInteger("version"));
                    if (latest != null && latest.getString("sha256").equals(added.sha256()) && !known.equals(distrusted)) {
                        return Uni.createFrom().item(new Addition(known, false));
                    }
                    var next = new ModelVersion(added.name(), latest == null ? 1 : latest.getInteger("latest") + 1);
                    return insert(transaction, added, next).replaceWith(new Addition(next, true));
                });
    }

    private Uni<RowSet<Row>> insert(SqlClient transaction, NewVersion added, ModelVersion next) {
        Sealed signature = signatures.sign(next, added.sha256());
        var training = added.file().manifest().training();
        return transaction.preparedQuery(ADD).execute(Tuple.from(Arrays.asList(next.name(), next.version(), added.ownerId(),
                added.sha256(), Buffer.buffer(added.file().bytes()), training.rows(), added.metrics(),
                OffsetDateTime.now(ZoneOffset.UTC), UUID.randomUUID(), training.algorithm(), added.source(),
                added.authorId(), Buffer.buffer(signature.bytes()), signature.keyId())));
    }

    /**
     * The end of each transaction that changes what there is under a name: the oldest versions make room, but neither the
     * champion nor the one that a rollback would take, nor the latest of an algorithm, since each of these is served; and all
     * nodes are told once it commits.
     *
     * @param ownerId whose model it is, or null when it is everybody's
     */
    public Uni<Void> settle(SqlClient transaction, ModelVersion latest, UUID ownerId) {
        int spare = latest.version() - (ownerId == null ? KEPT : KEPT_OF_A_USER);
        Uni<?> pruned = spare < 1 ? Uni.createFrom().voidItem()
                : champion(transaction, latest.name())
                        .chain(champion -> earlier(transaction, latest.name()).chain(earlier -> transaction
                                .preparedQuery(SPARE)
                                .execute(Tuple.of(latest.name(), spare,
                                        new Integer[] { number(champion), number(earlier) }))));
        return pruned.chain(() -> changed(transaction, latest.name()));
    }

    private static int number(Optional<Standing> standing) {
        return standing.map(found -> found.version().version()).orElse(0);
    }

    /** Tells all nodes, once the transaction commits, to look again at what there is under a name. */
    public Uni<Void> changed(SqlClient transaction, String name) {
        return transaction.preparedQuery("select pg_notify($1, $2)").execute(Tuple.of(CHANNEL, name)).replaceWithVoid();
    }

    /** The versions that say that they are a file, whatever lies there. */
    public Uni<List<ModelVersion>> saying(String sha256) {
        return pool.preparedQuery("select name, version from model_version where sha256 = $1").execute(Tuple.of(sha256))
                .map(rows -> rows.stream().map(row -> new ModelVersion(row.getString(0), row.getInteger(1))).toList());
    }

    /** The versions of one of the owner's models, newest first; a few at most. */
    public Uni<List<StoredVersion>> versions(UUID ownerId, String name) {
        return versions("and name = $2 order by version desc", Tuple.of(ownerId, name));
    }

    /** The versions of all of the owner's models. */
    Uni<List<StoredVersion>> versions(UUID ownerId) {
        return versions("order by name, version desc", Tuple.of(ownerId));
    }

    private Uni<List<StoredVersion>> versions(String rest, Tuple parameters) {
        return pool.preparedQuery("""
                select name, version, algorithm, source, sha256, octet_length(file) as size, rows, metrics, created_at
                  from model_version where owner_id = $1\s""" + rest)
                .execute(parameters)
                .map(rows -> {
                    var versions = new ArrayList<StoredVersion>(rows.rowCount());
                    rows.forEach(row -> versions.add(version(row)));
                    return versions;
                });
    }

    /** Of the owner's models. */
    Uni<List<String>> names(SqlClient client, UUID ownerId) {
        return client.preparedQuery("select distinct name from model_version where owner_id = $1").execute(Tuple.of(ownerId))
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    Uni<Lineup> lineup(String name) {
        return pool.preparedQuery(LINEUP).execute(Tuple.of(name, Lineup.CHAMPION)).map(rows -> {
            var roles = new HashMap<String, ModelVersion>();
            rows.forEach(row -> roles.put(row.getString(0), new ModelVersion(name, row.getInteger(1))));
            return new Lineup(roles);
        });
    }

    /** The champion of a name. */
    public Uni<Optional<Standing>> champion(SqlClient client, String name) {
        return standing(client, name, CHAMPION);
    }

    /**
     * The champion that a rollback goes back to: the last one before the present one, or before the one that the present
     * one went back to, that is another version and still stored.
     */
    public Uni<Optional<Standing>> earlier(SqlClient client, String name) {
        return standing(client, name, EARLIER);
    }

    private static Uni<Optional<Standing>> standing(SqlClient client, String name, String query) {
        return client.preparedQuery(query).execute(Tuple.of(name))
                .map(rows -> rows.stream().findFirst().map(row -> new Standing(
                        new ModelVersion(name, row.getInteger("version")), row.getInteger("sequence"))));
    }

    Uni<Optional<StoredFile>> file(ModelVersion version) {
        return pool.preparedQuery(
                "select sha256, file, signature, signature_key from model_version where name = $1 and version = $2")
                .execute(Tuple.of(version.name(), version.version()))
                .map(rows -> rows.stream().findFirst().map(row -> new StoredFile(version, row.getString("sha256"),
                        row.getBuffer("file").getBytes(),
                        new Sealed(row.getString("signature_key"), row.getBuffer("signature").getBytes()))));
    }

    private static StoredVersion version(Row row) {
        return new StoredVersion(row.getString("name"), row.getInteger("version"), row.getString("algorithm"),
                row.getString("source"), row.getString("sha256"), row.getInteger("size"), row.getInteger("rows"),
                row.get(JsonObject.class, "metrics").getMap(), row.getOffsetDateTime("created_at").toInstant());
    }

    /**
     * @param version the latest one now
     * @param isNew false when its file was stored before
     */
    public record Addition(ModelVersion version, boolean isNew) {
    }

    /**
     * A version that stands for a name.
     *
     * @param sequence greater than that of those that stood for it before
     */
    public record Standing(ModelVersion version, int sequence) {
    }
}
