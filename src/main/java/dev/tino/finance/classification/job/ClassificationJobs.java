package dev.tino.finance.classification.job;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import dev.tino.core.idempotency.Creation;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Takes bodies of many lines and queues them. */
@ApplicationScoped
class ClassificationJobs {

    private final Jobs jobs;
    private final ObjectReader lines;
    private final Vertx vertx;

    ClassificationJobs(Jobs jobs, ObjectMapper json, Vertx vertx) {
        this.jobs = jobs;
        this.lines = Lots.reader(json);
        this.vertx = vertx;
    }

    /** @return the job's id; fails when the body is no list of 1 to 100,000 valid lines */
    Uni<UUID> submit(UUID ownerId, byte[] body, Creation<UUID> creation) {
        return vertx.executeBlocking(() -> JobLot.input(Lots.of(body, lines)), false)
                .chain(input -> creation.transaction(
                        transaction -> jobs.submit(transaction, new NewJob(ClassificationJob.KIND, ownerId, input))));
    }
}
