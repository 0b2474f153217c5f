package dev.tino.core.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * A second node beside the one that a test started, on the same database and, for the pool's sake, on the same event loops.
 * It looks for jobs all the time.
 */
final class AnotherNode implements AutoCloseable {

    private static final int PAUSE_MILLIS = 10;
    private static final int PATIENCE_SECONDS = 20;
    private static final int RENEWAL_MILLIS = 200;

    private final Vertx vertx;
    private final List<Long> timers = new ArrayList<>();
    private final Context loop;
    private final JobWorker worker;

    AnotherNode(JobsConfig config, JobHandlers handlers, JobQueue queue, JobContents contents, JobSignals signals,
            Transports transports, Pool pool, Vertx vertx) {
        this.vertx = vertx;
        var node = new JobNode();
        List<Context> loops = Stream.generate(() -> (Context) ((VertxInternal) vertx).createEventLoopContext()).limit(2)
                .toList();
        loop = loops.get(0);
        worker = new JobWorker(new WorkerTables(config, handlers, queue, new JobLeases(pool, config, node),
                new RunWrites(pool, contents, config, node, signals, vertx), new EndingWrites(pool, node)),
                transports.chosen(), signals, new JobMeters(new SimpleMeterRegistry()), loops);
    }

    void start() {
        every(PAUSE_MILLIS, worker::wake);
        every(RENEWAL_MILLIS, worker::renew);
    }

    private void every(int millis, Runnable task) {
        timers.add(vertx.setPeriodic(millis, timer -> loop.runOnContext(ignored -> task.run())));
    }

    @Override
    public void close() {
        loop.runOnContext(ignored -> worker.stop());
        var stopped = new CompletableFuture<Void>();
        every(PAUSE_MILLIS, () -> {
            if (worker.isStopped()) {
                stopped.complete(null);
            }
        });
        stopped.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        timers.forEach(vertx::cancelTimer);
    }
}
