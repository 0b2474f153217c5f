package dev.tino.core.job.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobsConfig;
import dev.tino.core.job.Transport;
import dev.tino.core.web.Dependency;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Jobs reach workers as messages, one for each stage. Every node announces what stands in the table, workers read. A
 * broker that is away, a message that is lost or comes twice delays a job at most: nothing of it is known to Kafka alone.
 */
@ApplicationScoped
class KafkaTransport implements Transport {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(3);

    private final KafkaConfig config;
    private final KafkaClients clients;
    private final JobsConfig jobs;
    private final Pool pool;
    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final Dependency broker;
    private final Map<String, Integer> windows;
    private final Inbox inbox;
    private final List<LaneReader> readers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private List<Lane> lanes;
    private Announcer announcer;
    private BrokerWatch watch;
    private volatile Relay relay;
    private long timer;

    KafkaTransport(KafkaConfig config, KafkaClients clients, JobsConfig jobs, @All List<JobHandler> handlers, Pool pool,
            Vertx vertx, MeterRegistry metrics) {
        this.config = config;
        this.clients = clients;
        this.jobs = jobs;
        this.pool = pool;
        this.vertx = vertx;
        this.metrics = metrics;
        this.broker = jobs.transport() == JobsConfig.TransportName.KAFKA ? Dependency.used("broker")
                : Dependency.unused("broker");
        this.windows = Relay.windows(handlers);
        int offered = windows.values().stream().mapToInt(Integer::intValue).sum();
        // What waits is offered until it is announced again, and what others did meanwhile keeps out nothing new.
        this.inbox = new Inbox(3 * offered, config.repeatAfter().multipliedBy(2), System::nanoTime);
    }

    Dependency broker() {
        return broker;
    }

    @Override
    public String name() {
        return "kafka";
    }

    /** Every node announces, those that run no jobs as well; before those that do begin to listen. */
    void relay(@Observes @Priority(1_000) StartupEvent started) {
        if (jobs.transport() != JobsConfig.TransportName.KAFKA) {
            return;
        }
        clients.check();
        lanes = Lane.of(config);
        announcer = new Announcer(clients, lanes);
        watch = new BrokerWatch(clients, lanes, config.partitions(), broker, this::announce);
        relay = new Relay(pool, announcer, watch, config.repeatAfter(), windows);
        run("kafka-watch", watch);
        timer = vertx.setPeriodic(TICK.toMillis(), elapsed -> announce());
        Gauge.builder("tino.jobs.kafka.present", watch, broker -> broker.isPresent() ? 1 : 0)
                .description("Whether a broker can be reached").register(metrics);
        Gauge.builder("tino.jobs.kafka.inbox", inbox, Inbox::size)
                .description("Jobs that this worker was told of and has not claimed").register(metrics);
    }

    @Override
    public void start(Runnable wake) {
        lanes.forEach(lane -> read(
                new LaneReader(lane, clients, inbox, new DeadLetters(lane, announcer, metrics), wake), lane));
    }

    private void read(LaneReader reader, Lane lane) {
        readers.add(reader);
        run("kafka-" + lane.topic(), reader);
    }

    private void run(String name, Runnable task) {
        Thread thread = daemon(name, task);
        threads.add(thread);
        thread.start();
    }

    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Collection<UUID> offered() {
        return inbox.offer();
    }

    @Override
    public void settle(Collection<UUID> ids) {
        inbox.settle(ids);
    }

    @Override
    public boolean handsOverStages() {
        return true;
    }

    @Override
    public void announce() {
        Relay started = relay;
        if (started != null) {
            started.request();
        }
    }

    /** Where no jobs run nobody else says so. */
    void stop(@Observes ShutdownEvent ending) {
        stop();
    }

    @Override
    public synchronized void stop() {
        if (relay == null) {
            return;
        }
        relay = null;
        vertx.cancelTimer(timer);
        readers.forEach(LaneReader::stop);
        watch.stop();
        awaitThreads();
        announcer.stop();
    }

    private void awaitThreads() {
        long end = System.nanoTime() + PATIENCE_AT_THE_END.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
