package dev.tino.core.job;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.idempotency.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Where jobs are queued. */
@ApplicationScoped
public class Jobs {

    /**
     * Queues a job in the caller's transaction: it is there if, and only if, that commits.
     *
     * @return its id
     */
    public Uni<UUID> submit(SqlClient transaction, NewJob job) {
        throw new UnsupportedOperationException();
    }

    /** Those of these jobs that wait or run. */
    public Uni<Set<UUID>> underWay(SqlClient client, Collection<UUID> ids) {
        throw new UnsupportedOperationException();
    }

    /** 202 that tells where the job is. */
    public Answer accepted(UUID id) {
        throw new UnsupportedOperationException();
    }
}
