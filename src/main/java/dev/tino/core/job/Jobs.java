package dev.tino.core.job;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.idempotency.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;

/** Where jobs are queued. */
@ApplicationScoped
public class Jobs {

    public static final String PATH = "/api/v1/jobs";

    /** The body of {@link #accepted}, for the OpenAPI document. */
    public record Accepted(UUID jobId) {
    }

    private final JobQueue queue;
    private final JobHandlers handlers;
    private final Transports transports;
    private final JobSignals signals;

    Jobs(JobQueue queue, JobHandlers handlers, Transports transports, JobSignals signals) {
        this.queue = queue;
        this.handlers = handlers;
        this.transports = transports;
        this.signals = signals;
    }

    /**
     * Queues a job in the caller's transaction: it is there if, and only if, that commits. One with a large input is better
     * sealed before that begins.
     *
     * @return its id
     */
    public Uni<UUID> submit(SqlClient transaction, NewJob job) {
        return seal(job).chain(sealed -> submit(transaction, sealed));
    }

    /** Seals what a job is given, outside of any transaction: of a large input that takes a while. */
    public Uni<SealedJob> seal(NewJob job) {
        handlers.of(job.kind());
        return queue.seal(job);
    }

    /** {@link #submit(SqlClient, NewJob)} of a job that is sealed already. */
    public Uni<UUID> submit(SqlClient transaction, SealedJob job) {
        return queue.insert(transaction, job).invoke(id -> afterCommit(transaction, () -> {
            transports.chosen().announce();
            signals.changed(id);
        }));
    }

    /** Those of these jobs that wait or run. */
    public Uni<Set<UUID>> underWay(SqlClient client, Collection<UUID> ids) {
        return client.preparedQuery("select id from job where id = any ($1) and status in ('pending', 'running')")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }

    /** The kinds of jobs that this version knows, A to Z. */
    public List<String> kinds() {
        return handlers.all().stream().map(JobHandler::kind).sorted().toList();
    }

    /** Names of the stages of a kind, in their order; none for a kind that another version knows. */
    public List<String> stages(String kind) {
        return handlers.all().stream().filter(handler -> handler.kind().equals(kind)).findFirst()
                .map(JobHandler::stages).orElse(List.of());
    }

    /** 202 that tells where the job is. */
    public Answer accepted(UUID id) {
        return Answer.accepted(PATH + "/" + id, new JsonObject(Map.of("jobId", id.toString())).toBuffer().getBytes());
    }

    /** A client without a transaction that it knows of has committed; who looks too early looks again. */
    private static void afterCommit(SqlClient client, Runnable action) {
        Transaction open = client instanceof SqlConnection connection ? connection.transaction() : null;
        if (open == null) {
            action.run();
            return;
        }
        open.completion().subscribe().with(committed -> action.run(), rolledBack -> {
        });
    }
}
