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
class CatalogueRemoval {

    private static final String COUNT = "select count(*) filter (where gone_at is null), count(*) from book";

    private final Pool pool;
    private final CatalogueRevision revision;
    private final Activities activities;

    CatalogueRemoval(Pool pool, CatalogueRevision revision, Activities activities) {
        this.pool = pool;
        this.revision = revision;
        this.activities = activities;
    }

    /** Removes all books, when the shop has as many as somebody believes; those that are gone go, too. */
    Uni<Void> removeAll(long confirmed, UUID actorId) {
        return pool.withTransaction(transaction -> transaction.query(COUNT).execute()
                .map(rows -> rows.iterator().next())
                .invoke(counted -> check(confirmed, counted.getLong(0)))
                .chain(counted -> remove(transaction, counted.getLong(1), actorId)))
                // Whoever asks here after that is not told of books that are no more.
                .invoke(revision::lookAgain);
    }

    private Uni<Void> remove(SqlClient transaction, long expected, UUID actorId) {
        return Slices.delete(transaction, "book", "true", Tuple.tuple())
                // Some may have come or gone in between.
                .invoke(removed -> check(expected, removed))
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
