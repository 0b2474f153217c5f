package dev.tino.credit.dataset.batch;

import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;

/**
 * Few lots at a time, each with a connection in hand, and of one dataset one: the next would wait for its row, and whoever
 * sends many at once would leave no turn for the others.
 */
@ApplicationScoped
class LotTurns {

    private static final int AT_ONCE = 4;
    /** Some hundredths of a second each. */
    private static final int WAITING = 64;
    /** Each holds its body, up to four megabytes. */
    private static final int OF_ONE_DATASET = 16;

    private final TypedGuard<Uni<BatchAnswer>> turns = TypedGuard.create(new AnswerType()).withDescription("credit lots")
            .withBulkhead().limit(AT_ONCE).queueSize(WAITING).done().build();
    private final DatasetLines lines = new DatasetLines(OF_ONE_DATASET);

    /** Does it when its turn comes; fails with 503 when too many wait. */
    Uni<BatchAnswer> take(UUID datasetId, Supplier<Uni<BatchAnswer>> work) {
        return inContext(lines.take(datasetId, () -> turns.get(work), LotTurns::tooMany))
                .onFailure(BulkheadException.class).transform(full -> tooMany());
    }

    private static Failure tooMany() {
        return CoreError.UNAVAILABLE.because("Too many lots are being sent at this moment").with(HttpHeaders.RETRY_AFTER, "1");
    }

    /** Whoever waited was woken up by another request. */
    private static <T> Uni<T> inContext(Uni<T> awaited) {
        Context context = io.vertx.core.Vertx.currentContext();
        return context == null ? awaited : awaited.emitOn(MutinyHelper.executor(context));
    }

    private static final class AnswerType extends TypeLiteral<Uni<BatchAnswer>> {

        private static final long serialVersionUID = 1L;
    }
}
