package dev.tino.finance.training;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.demo.DemoData;
import dev.tino.core.demo.DemoSite;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import io.vertx.mutiny.sqlclient.Pool;

/** Jobs of the analyst, who has filed nothing: one that fails for that, one that was cancelled, one that waits. */
@ApplicationScoped
class DemoTrainings implements DemoData {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofDays(1);

    private final Jobs jobs;
    private final Pool pool;

    DemoTrainings(Jobs jobs, Pool pool) {
        this.jobs = jobs;
        this.pool = pool;
    }

    @Override
    public void make(DemoSite site) throws IOException, InterruptedException {
        var analyst = site.as(site.people().analyst().token());
        UUID id = site.people().analyst().id();
        if (analyst.get("/api/v1/jobs?limit=1").get("items").isEmpty()) {
            submit(id, Duration.ZERO);
            submit(id, LATER);
            analyst.send("POST", "/api/v1/jobs/" + submit(id, LATER) + "/cancel", null);
        }
    }

    private UUID submit(UUID ownerId, Duration delay) {
        return jobs.submit(pool, new NewJob(ModelTraining.KIND, ownerId, List.of(), delay)).await().atMost(PATIENCE);
    }
}
