package dev.tino.core.web;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.error.CoreError;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Refuses bodies that are too large for their route before a byte of them is kept, and says so. */
@ApplicationScoped
class BodyLimits {

    static final long DEFAULT_BYTES = 1 << 20;

    private static final long LINGER_MILLIS = 30_000;
    private static final long WATCH_MILLIS = 50;

    private final List<BodyLimit> limits;
    private final FilterRefusals refusals;
    private final Vertx vertx;

    BodyLimits(@All List<BodyLimit> limits, FilterRefusals refusals, Vertx vertx) {
        this.limits = limits;
        this.refusals = refusals;
        this.vertx = vertx;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FilterPriority.BODY_LIMIT);
    }

    private void check(RoutingContext context) {
        String contentType = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        String path = RequestPath.of(context);
        long limit = limits.stream()
                .filter(candidate -> candidate.appliesTo(path, contentType))
                .mapToLong(BodyLimit::bytes)
                .findFirst().orElse(DEFAULT_BYTES);
        context.addEndHandler(ended -> linger(context));
        if (limit != BodyLimit.UNLIMITED) {
            if (declaredLength(context) > limit) {
                refuse(context, limit);
                return;
            }
            // Whoever reads the body as a stream stops at this mark; a form's parser does not know it.
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit);
            watchUndeclared(context, limit);
        }
        context.next();
    }

    /** A chunked body declares no length, so it is measured while it comes. */
    private void watchUndeclared(RoutingContext context, long limit) {
        HttpServerRequest request = context.request();
        if (!isChunked(request)) {
            return;
        }
        long watch = vertx.setPeriodic(WATCH_MILLIS, timer -> {
            // One that has come whole in the meantime is refused by whoever has read it.
            if (request.bytesRead() > limit && !request.isEnded() && !context.response().headWritten()) {
                vertx.cancelTimer(timer);
                refuse(context, limit);
            }
        });
        context.addEndHandler(ended -> vertx.cancelTimer(watch));
    }

    /**
     * For an answer that came before the end of the body, such as a 401 in the middle of an upload. Many clients read it
     * only when they have sent all, so what still comes is dropped, for a while. The handlers of end and failure stay:
     * whoever began to read cleans up by them.
     */
    private void linger(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded() || context.response().closed() || hasCome(context)) {
            return;
        }
        request.handler(dropped -> {
        }).resume();
        // Nearly always the end is just about to arrive; only a request that still sends then is worth remembering.
        vertx.setTimer(WATCH_MILLIS, soon -> {
            if (!request.isEnded()) {
                vertx.setTimer(LINGER_MILLIS, late -> closeUnlessEnded(request));
            }
        });
    }

    private static void closeUnlessEnded(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.connection().close();
        }
    }

    /** Whether every byte of the body is here, which the request itself may tell a little later. */
    private static boolean hasCome(RoutingContext context) {
        return !isChunked(context.request()) && context.request().bytesRead() >= declaredLength(context);
    }

    private static boolean isChunked(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static long declaredLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException notANumber) {
            return Long.MAX_VALUE;
        }
    }

    private void refuse(RoutingContext context, long limit) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        refusals.refuse(context, CoreError.TOO_LARGE.because("The body is larger than the %d bytes taken here", limit));
    }
}
