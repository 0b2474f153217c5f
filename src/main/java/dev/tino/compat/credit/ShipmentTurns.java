package dev.tino.compat.credit;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

import dev.tino.compat.credit.Shipments.Taken;
import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;

/** Few large arrays at a time: each is held twice, as it came and cut, until the last of it is stored. */
@ApplicationScoped
class ShipmentTurns {

    static final int AT_ONCE = 2;
    /** Some seconds each, with the body in memory. */
    static final int WAITING = 4;
    /** Some thousand records. */
    static final int LARGE = 1 << 20;

    private final TypedGuard<Uni<Taken>> turns = TypedGuard.create(new TakenType()).withDescription("credit shipments")
            .withBulkhead().limit(AT_ONCE).queueSize(WAITING).done().build();

    /** Does it when its turn comes, which for a small body is now; fails with 503 when too many large ones wait. */
    Uni<Taken> take(byte[] body, Supplier<Uni<Taken>> work) {
        if (body.length <= LARGE) {
            return work.get();
        }
        Context own = io.vertx.core.Vertx.currentContext();
        return turns.get(() -> inContext(own).chain(() -> work.get()))
                .onFailure(BulkheadException.class).transform(full -> tooMany());
    }

    private static Failure tooMany() {
        return CoreError.UNAVAILABLE.because("Too many large arrays are being sent at this moment")
                .with(HttpHeaders.RETRY_AFTER, "5");
    }

    /** Whoever waited is woken up by another request. */
    private static Uni<Void> inContext(Context own) {
        Uni<Void> now = Uni.createFrom().voidItem();
        return own == null ? now : now.emitOn(MutinyHelper.executor(own));
    }

    private static final class TakenType extends TypeLiteral<Uni<Taken>> {

        private static final long serialVersionUID = 1L;
    }
}
