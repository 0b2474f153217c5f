package dev.tino.ml.serve;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** The few threads on which models run, so that event loops never do. What does not fit into the queue is refused. */
public final class InferencePool implements AutoCloseable {

    private static final int QUEUE = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor executor;

    /** As many threads as there are cores. */
    public InferencePool() {
        this(Runtime.getRuntime().availableProcessors(), QUEUE);
    }

    /**
     * @param threads at least 1
     * @param queue calls that may wait, at least 1
     */
    public InferencePool(int threads, int queue) {
        executor = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue),
                daemons(), this::refuse);
    }

    private static ThreadFactory daemons() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "inference-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private void refuse(Runnable task, ThreadPoolExecutor pool) {
        if (pool.isShutdown()) {
            throw Reason.CLOSED.because("the inference pool is closed");
        }
        throw new OverloadedException(pool.getQueue().size());
    }

    /**
     * Runs the work on the pool, once for each subscription. The result arrives on a thread of the pool. Work whose
     * subscriber has left before its turn is not begun.
     *
     * @return fails with {@link OverloadedException} when the queue is full, with a {@link ModelException} of reason
     *         {@code CLOSED} after {@link #close}, and with whatever the work throws
     */
    public <T> Uni<T> call(Callable<T> work) {
        return Uni.createFrom().emitter(emitter -> executor.execute(new Call<>(work, emitter)));
    }

    /** How many calls wait for a thread. */
    public int waiting() {
        return executor.getQueue().size();
    }

    /** Takes no more calls, finishes those that it has, then stops; after 30 seconds it waits no longer. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Call<T> implements Runnable {

        private final Callable<T> work;
        private final UniEmitter<? super T> emitter;
        private volatile boolean abandoned;

        Call(Callable<T> work, UniEmitter<? super T> emitter) {
            this.work = work;
            this.emitter = emitter;
            emitter.onTermination(() -> abandoned = true);
        }

        @Override
        public void run() {
            if (abandoned) {
                return;
            }
            T result;
            try {
                result = work.call();
            } catch (Throwable e) {
                emitter.fail(e);
                return;
            }
            emitter.complete(result);
        }
    }
}
