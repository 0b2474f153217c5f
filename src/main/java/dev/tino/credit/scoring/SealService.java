package dev.tino.credit.scoring;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import dev.tino.credit.dataset.Datasets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Closes datasets and has models learn from them. */
@ApplicationScoped
public class SealService {

    private final Datasets datasets;
    private final Jobs jobs;
    private final Pool pool;

    SealService(Datasets datasets, Jobs jobs, Pool pool) {
        this.datasets = datasets;
        this.jobs = jobs;
        this.pool = pool;
    }

    /** @return the id of the job that trains; fails as {@link Datasets#seal} does */
    public Uni<UUID> seal(UUID companyId, UUID datasetId) {
        return pool.withTransaction(transaction -> seal(transaction, companyId, datasetId));
    }

    /** Neither is there without the other: a sealed dataset, and the job that learns it. */
    Uni<UUID> seal(SqlClient transaction, UUID companyId, UUID datasetId) {
        return datasets.seal(transaction, companyId, datasetId).chain(dataset -> jobs.submit(transaction,
                new NewJob(ScoringTraining.KIND, companyId, List.of(ScoringTraining.input(dataset.id())))));
    }
}
