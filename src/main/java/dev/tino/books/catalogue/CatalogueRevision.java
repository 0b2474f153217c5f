package dev.tino.books.catalogue;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Counts the changes of the catalogue, so that what was answered before is known to be still true. */
@ApplicationScoped
public class CatalogueRevision {

    /** In the transaction that changes books. Every node hears of it soon after the commit. */
    public Uni<Long> advance(SqlClient transaction) {
        throw new UnsupportedOperationException();
    }

    /** The present one, as this node knows it. */
    public Uni<Long> current() {
        throw new UnsupportedOperationException();
    }
}
