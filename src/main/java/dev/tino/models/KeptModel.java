package dev.tino.models;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

import dev.tino.ml.ModelException;
import dev.tino.ml.serve.InferencePool;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.ModelSlot;

/** A loaded version and who uses it. Dropped, it closes with its last lease. */
final class KeptModel {

    private final ModelVersion version;
    private final long bytes;
    private final ModelSlot slot = new ModelSlot();
    private final AtomicInteger leases = new AtomicInteger();
    private final Runnable ended = leases::decrementAndGet;
    private final InferencePool pool;
    private volatile long usedAt = System.nanoTime();

    /** @param closed is told its bytes, once it is closed */
    KeptModel(ModelVersion version, LoadedModel model, InferencePool pool, LongConsumer closed) {
        this.version = version;
        this.bytes = model.memory();
        this.pool = pool;
        slot.swap(model, () -> closed.accept(bytes));
    }

    ModelVersion version() {
        return version;
    }

    long bytes() {
        return bytes;
    }

    /** Of {@link System#nanoTime}. */
    long usedAt() {
        return usedAt;
    }

    /** Null when it was dropped. */
    ModelLease lease() {
        try {
            var lease = new ModelLease(version, slot.lease(), pool, ended);
            leases.incrementAndGet();
            usedAt = System.nanoTime();
            return lease;
        } catch (ModelException dropped) {
            return null;
        }
    }

    void drop() {
        slot.close();
    }

    LoadedVersion told() {
        return new LoadedVersion(version.name(), version.version(), bytes,
                Instant.now().minus(Duration.ofNanos(System.nanoTime() - usedAt)), leases.get());
    }
}
