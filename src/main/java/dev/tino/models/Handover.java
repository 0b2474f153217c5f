package dev.tino.models;

import java.util.function.Consumer;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Something open on its way to who asked for it, in whose own context it arrives. When he has left meanwhile it is closed.
 */
public final class Handover<T extends AutoCloseable> {

    private final Context context = Vertx.currentContext();
    private UniEmitter<? super T> emitter;
    private boolean taken;

    private Handover() {
    }

    /**
     * @param giver is called for each subscription; it or others give or fail later, once
     */
    public static <T extends AutoCloseable> Uni<T> of(Consumer<Handover<T>> giver) {
        return Uni.createFrom().deferred(() -> {
            var handover = new Handover<T>();
            return Uni.createFrom().<T> emitter(emitter -> {
                handover.emitter = emitter;
                giver.accept(handover);
            }).invoke(() -> handover.taken = true);
        });
    }

    /** Begins the work when somebody subscribes and goes on with it when he leaves. */
    public static <T extends AutoCloseable> Uni<T> of(Uni<T> work) {
        return of(handover -> work.subscribe().with(handover::give, handover::fail));
    }

    public void give(T opened) {
        inContext(() -> {
            emitter.complete(opened);
            if (!taken) {
                close(opened);
            }
        });
    }

    public void fail(Throwable failure) {
        inContext(() -> emitter.fail(failure));
    }

    private void inContext(Runnable step) {
        if (context == null || context == Vertx.currentContext()) {
            step.run();
            return;
        }
        context.runOnContext(ignored -> step.run());
    }

    private static void close(AutoCloseable unwanted) {
        try {
            unwanted.close();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
