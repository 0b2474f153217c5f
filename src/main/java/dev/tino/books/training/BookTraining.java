package dev.tino.books.training;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Where trainings of the catalogue's models are queued. */
@ApplicationScoped
public class BookTraining {

    /**
     * Queues a training in the caller's transaction, unless one waits already, whose id it gives then.
     *
     * @param actorId who asked for it; null for Tino itself
     * @param algorithms of the rating models, such as {@code linear-svm}; all of them when empty
     * @return the job's id
     */
    public Uni<UUID> submit(SqlClient transaction, UUID actorId, Set<String> algorithms) {
        throw new UnsupportedOperationException();
    }
}
