package dev.tino.chat.run;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Waits for runs to end, on whichever node they are done, and holds no thread meanwhile. */
@ApplicationScoped
public class RunWaits {

    /** Answers come in many pieces, each of which is told of. */
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** A signal may be lost. */
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final RunRows rows;
    private final RunSignals signals;

    RunWaits(RunRows rows, RunSignals signals) {
        this.rows = rows;
        this.signals = signals;
    }

    /** The run once it has ended, or as it stands when that takes too long. */
    public Uni<RunView> end(UUID ownerId, UUID id, Duration patience) {
        return Uni.createFrom().deferred(() -> {
            var wait = new Wait(ownerId, id, System.nanoTime() + patience.toNanos());
            Runnable ending = signals.watch(id, wait::signal);
            return Multi.createBy().repeating().uni(wait::look).whilst(view -> !view.hasEnded() && wait.left() > 0)
                    .collect().last().onTermination().invoke(ending);
        });
    }

    /** One who waits. Nothing here happens at the same time, but for signals. */
    private final class Wait {

        private final UUID ownerId;
        private final UUID id;
        private final long until;
        private final Context context = Vertx.currentContext();
        private final AtomicReference<CompletableFuture<Void>> armed = new AtomicReference<>();

        Wait(UUID ownerId, UUID id, long until) {
            this.ownerId = ownerId;
            this.id = id;
            this.until = until;
        }

        long left() {
            return until - System.nanoTime();
        }

        void signal() {
            CompletableFuture<Void> waiting = armed.get();
            if (waiting != null) {
                waiting.complete(null);
            }
        }

        /** At once, and from then on when there may be something to see. */
        Uni<RunView> look() {
            CompletableFuture<Void> before = armed.getAndSet(new CompletableFuture<>());
            return before == null ? find() : awaiting(before).chain(this::find);
        }

        private Uni<RunView> find() {
            return rows.find(ownerId, id).map(FoundRun::view);
        }

        private Uni<Void> awaiting(CompletableFuture<Void> signal) {
            Duration longest = Duration.ofNanos(Math.max(1, Math.min(BEAT.toNanos(), left())));
            return Uni.createFrom().completionStage(signal).ifNoItem().after(longest).recoverWithItem((Void) null)
                    .onItem().delayIt().by(PAUSE)
                    .emitOn(task -> context.runOnContext(ignored -> task.run()));
        }
    }
}
