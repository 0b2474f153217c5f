package dev.tino.finance.training;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.models.ModelStore;
import dev.tino.models.ModelVersion;
import dev.tino.models.ServedModels;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Puts a trained model into service. */
@ApplicationScoped
class ModelRelease {

    private final ModelStore store;
    private final ServedModels models;
    private final TrainingQueue queue;
    private final Activities activities;
    private final Pool pool;

    ModelRelease(ModelStore store, ServedModels models, TrainingQueue queue, Activities activities, Pool pool) {
        this.store = store;
        this.models = models;
        this.queue = queue;
        this.activities = activities;
        this.pool = pool;
    }

    /**
     * May be repeated: the same file does nothing the second time.
     *
     * @param corrections how many new ones it has learned from
     * @param hold fails in the transaction when the model is not wanted any more
     */
    Uni<ModelVersion> release(UUID ownerId, ModelFile file, long corrections, Function<SqlClient, Uni<Void>> hold) {
        return pool.withTransaction(transaction -> hold.apply(transaction)
                .chain(() -> store.add(transaction, file.manifest().name(), ownerId, file))
                .call(added -> added.isNew() ? record(transaction, ownerId, added.version()) : Uni.createFrom().voidItem())
                .call(() -> queue.learned(transaction, ownerId, corrections)))
                .map(ModelStore.Addition::version)
                .invoke(version -> models.renew(version.name()));
    }

    private Uni<Void> record(SqlClient transaction, UUID ownerId, ModelVersion version) {
        return activities.record(transaction, Activity.of(ownerId, "model.trained", version.name())
                .with(Map.of("version", version.version())));
    }
}
