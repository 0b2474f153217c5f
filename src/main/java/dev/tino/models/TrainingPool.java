package dev.tino.models;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/**
 * Where models are trained: seconds to hours of CPU, out of the way of requests. One thread, which leaves the other cores
 * to whoever waits for an answer; the jobs that come here bound how much waits for it.
 */
@ApplicationScoped
public class TrainingPool {

    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "training");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Trains on the pool; the answer arrives on its thread.
     *
     * @param work is told whether anybody still waits for it
     */
    public <T> Uni<T> call(Function<BooleanSupplier, T> work) {
        return Uni.createFrom().emitter(emitter -> {
            var left = new AtomicBoolean();
            emitter.onTermination(() -> left.set(true));
            executor.execute(() -> {
                if (left.get()) {
                    return;
                }
                T result;
                try {
                    result = work.apply(() -> !left.get());
                } catch (Throwable failure) {
                    emitter.fail(failure);
                    return;
                }
                emitter.complete(result);
            });
        });
    }

    @PreDestroy
    void close() {
        executor.shutdownNow();
    }
}
