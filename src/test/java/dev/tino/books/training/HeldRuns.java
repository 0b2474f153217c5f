package dev.tino.books.training;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** A job that does nothing but run until the test has done its work with it. */
@ApplicationScoped
public class HeldRuns implements JobHandler {

    private static final String KIND = "test.books.held";

    private final Jobs jobs;
    private final Pool pool;
    private final ConcurrentMap<UUID, CompletableFuture<JobRun>> begun = new ConcurrentHashMap<>();
    private final ConcurrentMap<UUID, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();

    HeldRuns(Jobs jobs, Pool pool) {
        this.jobs = jobs;
        this.pool = pool;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        begun(run.id()).complete(run);
        return Uni.createFrom().completionStage(end(run.id()));
    }

    JobRun begin() {
        UUID id = pool.withTransaction(transaction -> jobs.submit(transaction, new NewJob(KIND, null, List.of())))
                .await().indefinitely();
        return begun(id).join();
    }

    void end(JobRun run) {
        end(run.id()).complete(null);
    }

    private CompletableFuture<JobRun> begun(UUID id) {
        return begun.computeIfAbsent(id, unknown -> new CompletableFuture<>());
    }

    private CompletableFuture<Void> end(UUID id) {
        return ends.computeIfAbsent(id, unknown -> new CompletableFuture<>());
    }
}
