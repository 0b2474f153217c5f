package dev.tino.ml.serve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/** The few threads on which models run, so that event loops never do. What does not fit into the queue is refused. */
public final class InferencePool implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor executor;

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
        // Never queued, so there is nothing to look for in the queue.
        ((Call<?>) task).settle();
        if (pool.isShutdown()) {
            throw Reason.CLOSED.because("the inference pool is closed");
        }
        throw new OverloadedException(pool.getQueue().size());
    }

    /**
     * Runs the work on the pool, once for each subscription. The result arrives on a thread of the pool. Work whose
     * subscriber leaves before its turn is not begun and gives its place in the queue to others; work that has begun
     * goes on to its end, whoever leaves.
     *
     * @return fails with {@link OverloadedException} when the queue is full, with a {@link ModelException} of reason
     *         {@code CLOSED} after {@link #drain} or when its turn does not come, and with whatever the work throws
     */
    public <T> Uni<T> call(Callable<T> work) {
        return Uni.createFrom().emitter(emitter -> {
            Call<T> call = new Call<>(work, emitter);
            emitter.onTermination(() -> abandon(call));
            executor.execute(call);
        });
    }

    private void abandon(Call<?> call) {
        // Calls that end come here, too; those have left the queue, and looking for them would take its lock in vain.
        if (call.settle()) {
            executor.remove(call);
        }
    }

    /**
     * Takes no more calls and finishes those that it has. After 30 seconds, or when interrupted, it waits no longer: those
     * whose turn has not come fail.
     *
     * @return whether no call runs any more
     */
    public boolean drain() {
        executor.shutdown();
        boolean drained = awaitTermination();
        List<Runnable> late = new ArrayList<>();
        executor.getQueue().drainTo(late);
        late.forEach(call -> ((Call<?>) call).refuse());
        return drained;
    }

    private boolean awaitTermination() {
        try {
            return executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The same as {@link #drain}. */
    @Override
    public void close() {
        drain();
    }

    private static final class Call<T> implements Runnable {

        private final Callable<T> work;
        private final UniEmitter<? super T> emitter;
        /** Whether it has begun, or never will. */
        private final AtomicBoolean settled = new AtomicBoolean();

        Call(Callable<T> work, UniEmitter<? super T> emitter) {
            this.work = work;
            this.emitter = emitter;
        }

        /** @return whether it had neither begun nor been given up */
        boolean settle() {
            return settled.compareAndSet(false, true);
        }

        void refuse() {
            if (settle()) {
                emitter.fail(Reason.CLOSED.because("the inference pool was closed before its turn"));
            }
        }

        @Override
        public void run() {
            if (!settle()) {
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
