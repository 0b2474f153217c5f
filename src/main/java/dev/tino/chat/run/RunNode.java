package dev.tino.chat.run;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.tino.chat.talk.TalkDeleted;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Keeps this node's runs alive, ends those of nodes that fell silent, and its own when it goes down. */
@ApplicationScoped
class RunNode {

    private static final Logger LOG = Logger.getLogger(RunNode.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 5;
    /** In the time of one lease. */
    private static final int RENEWALS = 4;

    private final RunConfig config;
    private final Runner runner;
    private final RunRows rows;
    private final RunEndings endings;
    private final RunSignals signals;
    private final Vertx vertx;
    private List<Long> timers = List.of();
    private volatile boolean sweeping;

    RunNode(RunConfig config, Runner runner, RunRows rows, RunEndings endings, RunSignals signals, Vertx vertx) {
        this.config = config;
        this.runner = runner;
        this.rows = rows;
        this.endings = endings;
        this.signals = signals;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        signals.listen(runner::over, this::renew);
        timers = List.of(vertx.setPeriodic(SWEEP.toMillis(), timer -> sweep()),
                vertx.setPeriodic(config.lease().dividedBy(RENEWALS).toMillis(), timer -> renew()));
    }

    /** Whatever is being answered in a talk that is deleted is of no use any more. */
    void deleted(@Observes TalkDeleted talk) {
        quietly(rows.active(talk.ownerId(), talk.talkId())
                .chain(ids -> each(ids, id -> endings.cancel(talk.ownerId(), id))));
    }

    private void renew() {
        Set<UUID> mine = runner.ids();
        if (!mine.isEmpty()) {
            quietly(rows.renew(mine).invoke(held -> {
                var lost = new HashSet<>(mine);
                lost.removeAll(held);
                lost.forEach(runner::over);
            }));
        }
    }

    private void sweep() {
        if (sweeping) {
            return;
        }
        sweeping = true;
        quietly(rows.late().chain(ids -> each(ids, endings::late)).onTermination().invoke(() -> sweeping = false));
    }

    private static Uni<Void> each(List<UUID> ids, Function<UUID, Uni<Boolean>> work) {
        return Multi.createFrom().iterable(ids).onItem().transformToUniAndConcatenate(work::apply).collect().last()
                .replaceWithVoid();
    }

    private static void quietly(Uni<?> work) {
        work.subscribe().with(done -> {
        }, away -> LOG.debugf("Runs were not looked at: %s", away.getMessage()));
    }

    /** Before what assistants need is taken down. */
    void stop(@Observes @Priority(1_000) ShutdownEvent ending) {
        timers.forEach(vertx::cancelTimer);
        runner.interrupt();
        var stopped = new CompletableFuture<Void>();
        vertx.setPeriodic(PAUSE_MILLIS, timer -> {
            if (runner.isIdle()) {
                vertx.cancelTimer(timer);
                stopped.complete(null);
            }
        });
        try {
            stopped.get(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception late) {
            LOG.warnf("Answers that were worked on here end with their leases: %s", late);
        }
    }
}
