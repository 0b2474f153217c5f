package dev.tino.compat;

import java.util.function.Consumer;

import dev.tino.core.error.CoreError;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * A body that is read before any resource is chosen. Of one beyond its route's limit nothing is kept: the request's own
 * {@code body()} knows no limit, and goes on collecting behind a refusal.
 */
final class SmallBody {

    private final long most;
    private final Consumer<Throwable> refused;
    private Buffer read = Buffer.buffer();
    private boolean done;

    private SmallBody(long most, Consumer<Throwable> refused) {
        this.most = most;
        this.refused = refused;
    }

    /** Calls one of the two, once; none when the request was answered meanwhile. */
    static void read(RoutingContext context, Consumer<Buffer> whole, Consumer<Throwable> refused) {
        Long limit = context.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        var body = new SmallBody(limit == null ? Long.MAX_VALUE : limit, refused);
        HttpServerRequest request = context.request();
        request.handler(body::add);
        request.exceptionHandler(body::refuse);
        request.endHandler(ended -> {
            if (!context.response().ended()) {
                body.end(whole);
            }
        });
        request.resume();
    }

    private void add(Buffer piece) {
        if (done) {
            return;
        }
        if (read.length() + piece.length() > most) {
            refuse(CoreError.TOO_LARGE.because("The body is larger than the %d bytes taken here", most));
            return;
        }
        read.appendBuffer(piece);
    }

    private void refuse(Throwable reason) {
        if (!done) {
            done = true;
            read = null;
            refused.accept(reason);
        }
    }

    private void end(Consumer<Buffer> whole) {
        if (done) {
            return;
        }
        done = true;
        try {
            whole.accept(read);
        } catch (RuntimeException failure) {
            refused.accept(failure);
        }
    }
}
