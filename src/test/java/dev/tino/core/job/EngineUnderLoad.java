package dev.tino.core.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import dev.tino.core.database.Broadcast;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/** The engine of one node with jobs that do nothing, put together by hand on a database that has its tables. */
public final class EngineUnderLoad implements AutoCloseable {

    private static final String KIND = "bench.nothing";
    private static final int SUBMITTERS = 16;
    private static final int CONNECTIONS = 20;
    private static final int PATIENCE_SECONDS = 120;

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final Jobs jobs;
    private final JobWorker worker;
    private final Context loop;
    private final Map<UUID, Long> begun = new ConcurrentHashMap<>();
    private volatile CountDownLatch handled = new CountDownLatch(0);
    private volatile boolean paused;

    public EngineUnderLoad(PgConnectOptions database) {
        pool = Pool.newInstance(
                PgBuilder.pool().with(new PoolOptions().setMaxSize(CONNECTIONS)).connectingTo(database).using(vertx).build());
        var config = new Defaults();
        var node = new JobNode();
        var signals = new JobSignals(null, node, pool, vertx);
        var handlers = new JobHandlers(List.of(new Nothing()));
        var contents = new JobContents(pool, null, new io.vertx.mutiny.core.Vertx(vertx));
        var queue = new JobQueue(pool, contents);
        var transport = new OneNode(new Broadcast(pool, vertx, "tino_job", node.id(), Duration.ofMillis(5)));
        jobs = new Jobs(queue, handlers, new Transports(List.of(transport), config), signals);
        List<Context> loops = Stream.generate(() -> (Context) ((VertxInternal) vertx).createEventLoopContext()).limit(2)
                .toList();
        loop = loops.get(0);
        worker = new JobWorker(new WorkerTables(config, handlers, queue, new JobLeases(pool, config, node),
                new RunWrites(pool, contents, config, node, signals, vertx), new EndingWrites(pool, node)), transport, signals,
                new JobMeters(new SimpleMeterRegistry()), loops);
        // What an earlier run left would be waited for.
        pool.query("truncate job cascade").executeAndAwait();
        vertx.setPeriodic(config.lease().toMillis() / 4, timer -> onLoop(worker::renew));
    }

    private void onLoop(Runnable task) {
        loop.runOnContext(ignored -> {
            if (!paused) {
                task.run();
            }
        });
    }

    /** Jobs a second that one node runs out of a queue that is full already. */
    public double drained(int count) throws InterruptedException {
        paused = true;
        Multi.createFrom().range(0, count / 100).onItem().transformToUniAndConcatenate(batch -> pool.withTransaction(
                transaction -> Multi.createFrom().range(0, 100).onItem().transformToUniAndConcatenate(i -> submit(transaction))
                        .collect().asList()))
                .collect().last().await().indefinitely();
        handled = new CountDownLatch(count);
        paused = false;
        return rate(count, () -> onLoop(worker::wake));
    }

    /** Jobs a second that are queued, each in a transaction of its own, and run as they come. */
    public double queuedAndRun(int count) throws InterruptedException {
        handled = new CountDownLatch(count);
        return rate(count, () -> Multi.createFrom().range(0, count)
                .onItem().transformToUni(i -> pool.withTransaction(this::submit)).merge(SUBMITTERS)
                .collect().last().await().indefinitely());
    }

    private double rate(int count, Runnable load) throws InterruptedException {
        long begin = System.nanoTime();
        load.run();
        if (!handled.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(handled.getCount() + " jobs never ran");
        }
        while (pool.query("select 1 from job where status in ('pending', 'running') limit 1").executeAndAwait()
                .rowCount() > 0) {
            Thread.onSpinWait();
        }
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    /** Milliseconds from the commit of a job's transaction to the begin of its handler, on a node with nothing else to do. */
    public List<Double> pickUps(int count) throws InterruptedException {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            handled = new CountDownLatch(1);
            var committed = new AtomicLong();
            UUID id = pool.withTransaction(transaction -> {
                // Before the engine hears of the commit, in the same callback.
                transaction.transaction().completion().subscribe().with(done -> committed.set(System.nanoTime()));
                return submit(transaction);
            }).await().indefinitely();
            if (!handled.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A job never ran");
            }
            millis.add((begun.get(id) - committed.get()) / 1e6);
        }
        return millis;
    }

    private Uni<UUID> submit(SqlConnection transaction) {
        return jobs.submit(transaction, new NewJob(KIND, null, List.of()));
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Nothing implements JobHandler {

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Uni<Void> run(JobRun run) {
            begun.put(run.id(), System.nanoTime());
            handled.countDown();
            return Uni.createFrom().voidItem();
        }
    }

    /** {@link PostgresTransport} without anybody to listen to. */
    private final class OneNode implements Transport {

        private final Broadcast broadcast;

        OneNode(Broadcast broadcast) {
            this.broadcast = broadcast;
        }

        @Override
        public String name() {
            return "postgres";
        }

        @Override
        public void start(Runnable wake) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Collection<UUID> offered() {
            return null;
        }

        @Override
        public void settle(Collection<UUID> ids) {
            // Nothing was offered.
        }

        @Override
        public boolean handsOverStages() {
            return false;
        }

        @Override
        public void announce() {
            onLoop(worker::wake);
            broadcast.tell(List.of("more"));
        }

        @Override
        public void stop() {
            // Nothing was started.
        }
    }

    private static final class Defaults implements JobsConfig {

        @Override
        public TransportName transport() {
            return TransportName.POSTGRES;
        }

        @Override
        public int slots() {
            return 8;
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration silence() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration poll() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration resultLife() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration deadLetterLife() {
            return Duration.ofDays(7);
        }

        @Override
        public Retry retry() {
            return new DefaultRetry();
        }
    }

    private static final class DefaultRetry implements JobsConfig.Retry {

        @Override
        public int tries() {
            return 3;
        }

        @Override
        public Duration delay() {
            return Duration.ofSeconds(2);
        }
    }
}
