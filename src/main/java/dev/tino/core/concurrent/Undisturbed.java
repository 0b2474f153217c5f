package dev.tino.core.concurrent;

import java.util.concurrent.CompletableFuture;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Work that goes on when somebody who waits for it leaves: a client hangs up. */
public final class Undisturbed {

    private Undisturbed() {
    }

    /** The work, begun when somebody subscribes and then done to its end. */
    public static <T> Uni<T> work(Uni<T> work) {
        return Uni.createFrom().deferred(() -> shared(work.subscribeAsCompletionStage()));
    }

    /** Waits for what may be others' work too, and goes on in a context of one's own, not in theirs. */
    static <T> Uni<T> shared(CompletableFuture<T> work) {
        boolean isDone = work.isDone();
        // A cancelled copy leaves the others theirs.
        Uni<T> found = Uni.createFrom().completionStage(work.copy());
        Context context = Vertx.currentContext();
        return isDone || context == null ? found : found.emitOn(task -> context.runOnContext(ignored -> task.run()));
    }
}
