package dev.tino.books.rating;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.error.Failure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The genres of the catalogue: also those of so few books that no model has learned anything about them. */
@ApplicationScoped
class KnownGenres {

    private static final String IS_KNOWN = "select exists (select from book where genre = $1 and gone_at is null)";

    private final Pool pool;

    KnownGenres(Pool pool) {
        this.pool = pool;
    }

    /** @return fails when no book is of this genre */
    Uni<Void> check(String genre) {
        return pool.preparedQuery(IS_KNOWN).execute(Tuple.of(genre)).invoke(rows -> {
            if (!rows.iterator().next().getBoolean(0)) {
                throw Failure.invalid("genre", "is none of the catalogue's");
            }
        }).replaceWithVoid();
    }
}
