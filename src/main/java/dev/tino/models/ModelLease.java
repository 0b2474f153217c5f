package dev.tino.models;

import java.util.function.Function;

import dev.tino.ml.serve.InferencePool;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.ModelSlot;
import io.smallrye.mutiny.Uni;

/** The right to use one version of a model until closed. */
public final class ModelLease implements AutoCloseable {

    private final ModelVersion version;
    private final ModelSlot.Lease lease;
    private final InferencePool pool;

    ModelLease(ModelVersion version, ModelSlot.Lease lease, InferencePool pool) {
        this.version = version;
        this.lease = lease;
        this.pool = pool;
    }

    public LoadedModel model() {
        return lease.model();
    }

    public ModelVersion version() {
        return version;
    }

    /** Does work with the model on the inference pool; the answer arrives on a thread of that pool. */
    public <T> Uni<T> run(Function<LoadedModel, T> work) {
        return pool.call(() -> work.apply(model())).onFailure().transform(ModelError::translate);
    }

    @Override
    public void close() {
        lease.close();
    }
}
