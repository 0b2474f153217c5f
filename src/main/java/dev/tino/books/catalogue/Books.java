package dev.tino.books.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** What the rest of the domain reads of the catalogue. */
@ApplicationScoped
public class Books {

    private final Pool pool;

    Books(Pool pool) {
        this.pool = pool;
    }

    /** One that is gone is found, too. */
    public Uni<Optional<Book>> find(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** Those that are there, in the order of the ids. */
    public Uni<List<Book>> find(Collection<UUID> ids) {
        throw new UnsupportedOperationException();
    }

    /** All that the shop has, by UPC: the order in which models learn from them. Read page by page. */
    public Uni<List<Book>> all() {
        throw new UnsupportedOperationException();
    }

    /** How many the shop has. */
    public Uni<Long> count() {
        throw new UnsupportedOperationException();
    }
}
