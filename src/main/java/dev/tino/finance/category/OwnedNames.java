package dev.tino.finance.category;

import java.text.Normalizer;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.core.error.ErrorCode;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** What one owner does with one kind of name; categories and types differ in nothing but their words. */
abstract class OwnedNames<T extends OwnedName> implements PanacheRepositoryBase<T, UUID> {

    private final Supplier<T> blank;
    private final String table;
    private final Refusals refusals;

    record Refusals(ErrorCode notFound, ErrorCode exists, ErrorCode inUse) {
    }

    OwnedNames(Supplier<T> blank, String table, Refusals refusals) {
        this.blank = blank;
        this.table = table;
        this.refusals = refusals;
    }

    /** All of the owner's names, in alphabetical order. */
    @WithSession
    public Uni<List<T>> all(UUID ownerId) {
        return list("ownerId", Sort.by("name"), ownerId);
    }

    @WithTransaction
    Uni<T> add(UUID ownerId, String name) {
        T entity = named(ownerId, name);
        return persistAndFlush(entity)
                .onFailure(OwnedNames::isTaken)
                .transform(taken -> refusals.exists().because("There is already one named %s", entity.name));
    }

    @WithTransaction
    Uni<Void> remove(UUID ownerId, UUID id) {
        return delete("id = ?1 and ownerId = ?2", id, ownerId)
                .onFailure(ConstraintViolationException.class)
                .transform(inUse -> refusals.inUse().because("Transactions are filed under it"))
                .invoke(deleted -> {
                    if (deleted == 0) {
                        throw refusals.notFound().because("There is none with the id %s", id);
                    }
                }).replaceWithVoid();
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof ConstraintViolationException violation && violation.getConstraintName() != null
                && violation.getConstraintName().endsWith("_name_key");
    }

    /** Adds several names inside the caller's transaction. */
    Uni<Void> addAll(SqlClient transaction, UUID ownerId, List<String> names) {
        UUID[] ids = names.stream().map(name -> UuidVersion7Strategy.INSTANCE.generateUuid(null)).toArray(UUID[]::new);
        return transaction
                .preparedQuery(
                        "insert into %s (id, owner_id, name) select id, $1, name from unnest($2::uuid[], $3::text[]) as new (id, name)"
                                .formatted(table))
                .execute(Tuple.of(ownerId, ids, names.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private T named(UUID ownerId, String name) {
        T entity = blank.get();
        entity.ownerId = ownerId;
        entity.name = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
        return entity;
    }
}
