package dev.tino.finance.classification;

import java.time.Duration;

import dev.tino.core.error.Failure;
import dev.tino.models.embedding.EmbeddingError;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** One request's wait for vectors, which it asks for lot after lot: all together it has an end. */
final class Waiting {

    private final Duration most;
    private Duration left;
    private Failure away;

    private Waiting(Duration most) {
        this.most = most;
        this.left = most;
    }

    static Waiting atMost(Duration most) {
        return new Waiting(most);
    }

    static Waiting patiently() {
        return new Waiting(null);
    }

    /** @return fails once the wait has ended, and then each further time at once */
    <T> Uni<T> on(Uni<T> vectors) {
        if (most == null) {
            return vectors;
        }
        if (away != null) {
            return Uni.createFrom().failure(away);
        }
        long begin = System.nanoTime();
        // Kept from being cancelled: what still comes is kept for the next request, and what does not come tells how the
        // provider is.
        return inContext(vectors.memoize().indefinitely().ifNoItem().after(left).failWith(this::tooSlow))
                .onFailure(Failure.class).invoke(failure -> away = failure)
                .invoke(() -> spend(System.nanoTime() - begin));
    }

    private void spend(long nanos) {
        left = left.minusNanos(nanos);
        if (left.isNegative() || left.isZero()) {
            away = tooSlow();
        }
    }

    private Failure tooSlow() {
        return EmbeddingError.EMBEDDINGS_UNAVAILABLE.because("The embeddings provider did not answer within %s", most);
    }

    /** A wait ends on a timer's thread. */
    private static <T> Uni<T> inContext(Uni<T> awaited) {
        Context context = Vertx.currentContext();
        return context == null ? awaited : awaited.emitOn(MutinyHelper.executor(context));
    }
}
