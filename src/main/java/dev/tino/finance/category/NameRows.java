package dev.tino.finance.category;

import java.text.Normalizer;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.idempotency.Creation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** Adds and removes an owner's names, in transactions that others write into too. */
@ApplicationScoped
public class NameRows {

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final Pool pool;
    private final Activities activities;

    NameRows(Pool pool, Activities activities) {
        this.pool = pool;
        this.activities = activities;
    }

    public Uni<NameView> add(NameKind kind, UUID ownerId, String name, Creation<NameView> creation) {
        var added = new NameView(UuidVersion7Strategy.INSTANCE.generateUuid(null),
                Normalizer.normalize(name.strip(), Normalizer.Form.NFC));
        return creation.transaction(transaction -> transaction
                .preparedQuery("insert into %s (id, owner_id, name) values ($1, $2, $3)".formatted(kind.table))
                .execute(Tuple.of(added.id(), ownerId, added.name()))
                .replaceWith(added))
                .onFailure(NameRows::isTaken)
                .transform(taken -> kind.exists.because("There is already one named %s", added.name()));
    }

    /** The owner's category of that name, whatever its case; a new one when he has none. */
    public Uni<UUID> categoryNamed(UUID ownerId, String name) {
        return pool.preparedQuery("""
                insert into finance_category as known (id, owner_id, name) values ($1, $2, $3)
                on conflict (owner_id, lower(name)) do update set name = known.name
                returning id""")
                .execute(Tuple.of(UuidVersion7Strategy.INSTANCE.generateUuid(null), ownerId,
                        Normalizer.normalize(name.strip(), Normalizer.Form.NFC)))
                .map(rows -> rows.iterator().next().getUUID(0));
    }

    /** Adds several names inside the caller's transaction. */
    Uni<Void> addAll(NameKind kind, SqlClient transaction, UUID ownerId, List<String> names) {
        UUID[] ids = names.stream().map(name -> UuidVersion7Strategy.INSTANCE.generateUuid(null)).toArray(UUID[]::new);
        return transaction
                .preparedQuery(
                        "insert into %s (id, owner_id, name) select id, $1, name from unnest($2::uuid[], $3::text[]) as new (id, name)"
                                .formatted(kind.table))
                .execute(Tuple.of(ownerId, ids, names.toArray(String[]::new)))
                .replaceWithVoid();
    }

    public Uni<Void> remove(NameKind kind, UUID ownerId, UUID id) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery("delete from %s where id = $1 and owner_id = $2".formatted(kind.table))
                .execute(Tuple.of(id, ownerId))
                .invoke(deleted -> {
                    if (deleted.rowCount() == 0) {
                        throw kind.notFound.because("There is none with the id %s", id);
                    }
                })
                .chain(() -> activities.record(transaction, Activity.of(ownerId, kind.noun + ".deleted", id))))
                .onFailure(NameRows::isInUse)
                .transform(inUse -> kind.inUse.because("Transactions are filed under it"));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && refused.getConstraint() != null
                && refused.getConstraint().endsWith("_name_key");
    }

    private static boolean isInUse(Throwable failure) {
        return failure instanceof PgException refused && FOREIGN_KEY_VIOLATION.equals(refused.getSqlState());
    }
}
