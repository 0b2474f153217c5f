package dev.tino.finance.training;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.models.ModelStore;
import dev.tino.models.ModelVersion;
import dev.tino.models.ServedModels;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Puts a trained model into service. */
@ApplicationScoped
class ModelRelease {

    private final ModelStore store;
    private final ServedModels models;
    private final Activities activities;
    private final Pool pool;

    ModelRelease(ModelStore store, ServedModels models, Activities activities, Pool pool) {
        this.store = store;
        this.models = models;
        this.activities = activities;
        this.pool = pool;
    }

    Uni<ModelVersion> release(UUID ownerId, ModelFile file) {
        return pool.withTransaction(transaction -> store.add(transaction, file.manifest().name(), ownerId, file)
                .call(version -> activities.record(transaction, Activity.of(ownerId, "model.trained", version.name())
                        .with(Map.of("version", version.version())))))
                .invoke(version -> models.renew(version.name()));
    }
}
