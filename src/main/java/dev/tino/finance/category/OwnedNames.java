package dev.tino.finance.category;

import java.text.Normalizer;
import java.util.List;
import java.util.UUID;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.error.ErrorCode;
import dev.tino.core.idempotency.Creation;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** What one owner does with one kind of name; categories and types differ in nothing but their words. */
abstract class OwnedNames<T extends OwnedName> implements PanacheRepositoryBase<T, UUID> {

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final Words words;
    private final Pool pool;
    private final Activities activities;

    /**
     * The words that tell one kind from the other.
     *
     * @param noun the kind in the names of activities
     */
    record Words(String noun, String table, ErrorCode notFound, ErrorCode exists, ErrorCode inUse) {
    }

    OwnedNames(Words words, Pool pool, Activities activities) {
        this.words = words;
        this.pool = pool;
        this.activities = activities;
    }

    /** All of the owner's names, in alphabetical order. */
    @WithSession
    public Uni<List<T>> all(UUID ownerId) {
        return list("ownerId", Sort.by("name"), ownerId);
    }

    Uni<NameView> add(UUID ownerId, String name, Creation<NameView> creation) {
        var added = new NameView(UuidVersion7Strategy.INSTANCE.generateUuid(null),
                Normalizer.normalize(name.strip(), Normalizer.Form.NFC));
        return creation.transaction(transaction -> transaction
                .preparedQuery("insert into %s (id, owner_id, name) values ($1, $2, $3)".formatted(words.table()))
                .execute(Tuple.of(added.id(), ownerId, added.name()))
                .replaceWith(added))
                .onFailure(OwnedNames::isTaken)
                .transform(taken -> words.exists().because("There is already one named %s", added.name()));
    }

    Uni<Void> remove(UUID ownerId, UUID id) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery("delete from %s where id = $1 and owner_id = $2".formatted(words.table()))
                .execute(Tuple.of(id, ownerId))
                .invoke(deleted -> {
                    if (deleted.rowCount() == 0) {
                        throw words.notFound().because("There is none with the id %s", id);
                    }
                })
                .chain(() -> activities.record(transaction, Activity.of(ownerId, words.noun() + ".deleted", id))))
                .onFailure(OwnedNames::isInUse)
                .transform(inUse -> words.inUse().because("Transactions are filed under it"));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && refused.getConstraint() != null
                && refused.getConstraint().endsWith("_name_key");
    }

    private static boolean isInUse(Throwable failure) {
        return failure instanceof PgException refused && FOREIGN_KEY_VIOLATION.equals(refused.getSqlState());
    }

    /** Adds several names inside the caller's transaction. */
    Uni<Void> addAll(SqlClient transaction, UUID ownerId, List<String> names) {
        UUID[] ids = names.stream().map(name -> UuidVersion7Strategy.INSTANCE.generateUuid(null)).toArray(UUID[]::new);
        return transaction
                .preparedQuery(
                        "insert into %s (id, owner_id, name) select id, $1, name from unnest($2::uuid[], $3::text[]) as new (id, name)"
                                .formatted(words.table()))
                .execute(Tuple.of(ownerId, ids, names.toArray(String[]::new)))
                .replaceWithVoid();
    }
}
