package dev.tino.core.job;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.tino.core.database.Notifications;
import dev.tino.core.web.NodeConfig;
import dev.tino.core.web.NodeRole;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

/** The part of a node that runs jobs, when that is one of its roles: begins, keeps time, ends. */
@ApplicationScoped
class WorkerNode {

    static final String OVER = "tino_job_over";

    private static final Logger LOG = Logger.getLogger(WorkerNode.class);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 5;

    private final NodeConfig node;
    private final JobsConfig config;
    private final Notifications notifications;
    private final Transport transport;
    private final Vertx vertx;
    private final List<Context> loops;
    private final JobWorker worker;
    private List<Long> timers = List.of();

    WorkerNode(NodeConfig node, Notifications notifications, JobSignals signals, JobMeters meters, Transports transports,
            WorkerTables tables, Vertx vertx) {
        this.node = node;
        this.config = tables.config();
        this.notifications = notifications;
        this.transport = transports.chosen();
        this.vertx = vertx;
        this.loops = Stream.generate(() -> (Context) ((VertxInternal) vertx).createEventLoopContext())
                .limit(Math.max(2, Runtime.getRuntime().availableProcessors())).toList();
        this.worker = new JobWorker(tables, transport, signals, meters, loops);
    }

    void start(@Observes StartupEvent started) {
        if (!node.roles().contains(NodeRole.WORKER)) {
            return;
        }
        transport.start(this::wake);
        notifications.listen(OVER, this::over, () -> onLoop(worker::renew));
        timers = List.of(every(config.poll(), worker::wake),
                every(config.lease().dividedBy(JobLeases.RENEWALS), worker::renew));
        wake();
    }

    private void wake() {
        onLoop(worker::wake);
    }

    private void onLoop(Runnable task) {
        loops.get(0).runOnContext(ignored -> task.run());
    }

    private long every(Duration pause, Runnable task) {
        return vertx.setPeriodic(pause.toMillis(), timer -> onLoop(task));
    }

    /** Jobs and the attempts up to which they are over, as {@code id:attempt}, comma-separated. */
    private void over(String payload) {
        for (String job : payload.split(",")) {
            int colon = job.indexOf(':');
            UUID id = UUID.fromString(job.substring(0, colon));
            int attempt = Integer.parseInt(job.substring(colon + 1));
            onLoop(() -> worker.over(id, attempt));
        }
    }

    /** Before what handlers need is taken down. */
    void stop(@Observes @Priority(1_000) ShutdownEvent ending) {
        if (timers.isEmpty()) {
            return;
        }
        timers.forEach(vertx::cancelTimer);
        var stopped = new CompletableFuture<Void>();
        onLoop(() -> {
            worker.stop();
            vertx.setPeriodic(PAUSE_MILLIS, timer -> onLoop(() -> {
                if (worker.isStopped()) {
                    vertx.cancelTimer(timer);
                    stopped.complete(null);
                }
            }));
        });
        try {
            stopped.get(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception late) {
            LOG.warnf("Jobs that ran here wait until their leases end: %s", late);
        }
        transport.stop();
    }
}
