package dev.tino.models;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.JobRun;
import io.smallrye.mutiny.Uni;

/**
 * Where models are trained: seconds to hours of CPU, out of the way of requests. Several algorithms, or folds of one,
 * train side by side; the jobs that come here bound how much waits.
 */
@ApplicationScoped
public class TrainingPool implements Executor {

    private static final long IDLE_SECONDS = 60;

    private final ExecutorService executor;

    TrainingPool(ModelsConfig config) {
        int threads = config.trainingThreads().orElse(Runtime.getRuntime().availableProcessors());
        var pool = new ThreadPoolExecutor(threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                daemons());
        pool.allowCoreThreadTimeOut(true);
        executor = pool;
    }

    private static ThreadFactory daemons() {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "training-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

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

    /** The same for a job, which is not silent while it waits for a thread. */
    public <T> Uni<T> call(JobRun run, Function<BooleanSupplier, T> work) {
        return Uni.createFrom().deferred(() -> {
            run.queued();
            return call(isAwaited -> {
                run.begun();
                try {
                    return work.apply(isAwaited);
                } finally {
                    run.ended();
                }
            });
        });
    }

    /** For parts of a training that runs here: its thread does what no other has begun, so that none waits for a free one. */
    @Override
    public void execute(Runnable part) {
        executor.execute(part);
    }

    @PreDestroy
    void close() {
        executor.shutdownNow();
    }
}
