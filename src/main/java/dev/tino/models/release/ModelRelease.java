package dev.tino.models.release;

import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.serve.LoadedModel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** A candidate that was found sound. Closed without a commit it leaves everything as it was. */
public final class ModelRelease implements AutoCloseable {

    /** What would be served, to be tried; open until this is closed. */
    public LoadedModel model() {
        throw new UnsupportedOperationException();
    }

    /**
     * Lets the champion and the candidate answer the same rows, on the inference pool.
     *
     * @param holdOut rows that neither of them has learned from
     */
    public Uni<Promotion> contest(Dataset holdOut) {
        throw new UnsupportedOperationException();
    }

    /**
     * Stores the version, unless the same file is the latest one already, and makes it the champion when the promotion says
     * so. Every node serves it soon after the transaction commits.
     */
    public Uni<Released> commit(SqlClient transaction, Promotion promotion) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
