package dev.tino.models;

import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Runnable ended;
    private final AtomicBoolean over = new AtomicBoolean();

    /** @param ended is called once, when the lease is closed */
    ModelLease(ModelVersion version, ModelSlot.Lease lease, InferencePool pool, Runnable ended) {
        this.version = version;
        this.lease = lease;
        this.pool = pool;
        this.ended = ended;
    }

    public LoadedModel model() {
        return lease.model();
    }

    public ModelVersion version() {
        return version;
    }

    /**
     * Does work with the model on the inference pool; the answer arrives on a thread of that pool. The work holds the
     * model by itself: who cancels closes the lease while the work goes on.
     */
    public <T> Uni<T> run(Function<LoadedModel, T> work) {
        return pool.call(() -> hold(work)).onFailure().transform(ModelError::translate);
    }

    /** The same on the calling thread, which is one of that pool already. */
    public <T> T hold(Function<LoadedModel, T> work) {
        try (ModelSlot.Lease held = lease.hold()) {
            return work.apply(held.model());
        }
    }

    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            lease.close();
            ended.run();
        }
    }
}
