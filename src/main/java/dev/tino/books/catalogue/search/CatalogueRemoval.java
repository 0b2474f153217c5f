package dev.tino.books.catalogue.search;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.BookError;
import dev.tino.books.catalogue.CatalogueRevision;
import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.database.Slices;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Empties the catalogue. */
@ApplicationScoped
public class CatalogueRemoval {

    /** So that what is counted is what is removed. */
    private static final String ALONE = "lock table book in share row exclusive mode";
    private static final String COUNT = "select count(*) from book where gone_at is null";

    private final Pool pool;
    private final CatalogueRevision revision;
    private final Activities activities;

    CatalogueRemoval(Pool pool, CatalogueRevision revision, Activities activities) {
        this.pool = pool;
        this.revision = revision;
        this.activities = activities;
    }

    /** Removes all books, when the shop has as many as somebody believes; those that are gone go, too. */
    public Uni<Void> removeAll(long confirmed, UUID actorId) {
        return pool.withTransaction(transaction -> transaction.query(ALONE).execute()
                .chain(() -> transaction.query(COUNT).execute())
                .invoke(rows -> check(confirmed, rows.iterator().next().getLong(0)))
                .chain(() -> remove(transaction, actorId)))
                // Whoever asks here after that is not told of books that are no more.
                .invoke(revision::lookAgain);
    }

    private Uni<Void> remove(SqlClient transaction, UUID actorId) {
        return Slices.delete(transaction, "book", "true", Tuple.tuple())
                .call(removed -> activities.record(transaction,
                        Activity.of(actorId, "books.removed", null).with(Map.of("count", removed))))
                .chain(removed -> revision.advance(transaction)).replaceWithVoid();
    }

    private static void check(long confirmed, long there) {
        if (confirmed != there) {
            throw BookError.WRONG_COUNT.because("There are %d books, not %d; nothing was removed", there, confirmed);
        }
    }
}
