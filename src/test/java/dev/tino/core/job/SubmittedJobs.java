package dev.tino.core.job;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Queues jobs for tests and looks at their rows. */
@ApplicationScoped
class SubmittedJobs {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long PAUSE_NANOS = 5_000_000;

    private final Jobs jobs;
    private final Pool pool;

    SubmittedJobs(Jobs jobs, Pool pool) {
        this.jobs = jobs;
        this.pool = pool;
    }

    UUID submit(String kind, UUID ownerId, String... input) {
        return submit(kind, ownerId, 1, input).get(0);
    }

    /** So many alike, in one transaction. */
    List<UUID> submit(String kind, UUID ownerId, int count, String... input) {
        List<byte[]> parts = Stream.of(input).map(part -> part.getBytes(StandardCharsets.UTF_8)).toList();
        return pool.withTransaction(transaction -> {
            Uni<List<UUID>> ids = Uni.createFrom().item(new ArrayList<>());
            for (int i = 0; i < count; i++) {
                ids = ids.call(list -> jobs.submit(transaction, new NewJob(kind, ownerId, parts)).invoke(list::add));
            }
            return ids;
        }).await().indefinitely();
    }

    Row row(UUID id) {
        return row("select * from job where id = $1", id);
    }

    Row row(String query, Object... parameters) {
        var rows = pool.preparedQuery(query).executeAndAwait(Tuple.from(List.of(parameters))).iterator();
        return rows.hasNext() ? rows.next() : null;
    }

    String status(UUID id) {
        return row(id).getString("status");
    }

    int execute(String statement, Object... parameters) {
        return pool.preparedQuery(statement).executeAndAwait(Tuple.from(List.of(parameters))).rowCount();
    }

    List<String> events(UUID id) {
        var types = new ArrayList<String>();
        pool.preparedQuery("select type from job_event where job_id = $1 order by number").executeAndAwait(Tuple.of(id))
                .forEach(row -> types.add(row.getString(0)));
        return types;
    }

    void awaitStatus(UUID id, String status) {
        await(() -> status(id).equals(status));
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Awaited in vain");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
