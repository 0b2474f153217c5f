package dev.tino.core.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.logging.Logger;

import dev.tino.core.error.Failure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;

/**
 * Numbered events as server-sent events
 * (<a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, section 9.2</a>): those that are there,
 * then those that come, on whichever node they are made and the client asks.
 */
public final class EventStream {

    public static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final Logger LOG = Logger.getLogger(EventStream.class);
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final String NOTHING_NEW = ":\n\n";
    private static final String BROKEN = "event: error\ndata: {\"code\":\"UNAVAILABLE\",\"detail\":\"The events break off; ask again\"}\n\n";

    private EventStream() {
    }

    /**
     * Some events.
     *
     * @param text as {@link #event} writes them, empty for none
     * @param last number of the last one that was read so far
     * @param isEnd whether there will be no more
     */
    public record Events(String text, long last, boolean isEnd) {
    }

    /** One event. The data hold no line feed but in JSON, which is no different without it. */
    public static String event(Object id, String type, String data) {
        return (id == null ? "" : "id: " + id + "\n") + "event: " + type + "\ndata: " + data + "\n\n";
    }

    /**
     * The number of the last event that a client has seen, 0 for none.
     *
     * @throws Failure when it is no number that an event could have
     */
    public static long lastSeen(String header) {
        if (header == null || header.isEmpty()) {
            return 0;
        }
        try {
            long number = Long.parseLong(header);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw unknown();
        }
        throw unknown();
    }

    public static Failure unknown() {
        return Failure.invalid(LAST_EVENT_ID, "is not the id of one of these events");
    }

    /**
     * Answers with all events behind one, ending with the last there will be.
     *
     * @param reader reads events behind a number; all, or as many as fit into memory
     * @param watcher has somebody told when there may be new ones, from any thread; what it gives back ends that
     */
    public static Uni<Void> send(HttpServerResponse response, long lastSeen, LongFunction<Uni<Events>> reader,
            UnaryOperator<Runnable> watcher) {
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader("X-Accel-Buffering", "no");
        return new StreamedBody(MediaType.SERVER_SENT_EVENTS, after(lastSeen, reader, watcher)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))).send(response);
    }

    /** The texts of all events behind one, and of what keeps the connection alive in between. */
    public static Multi<String> after(long lastSeen, LongFunction<Uni<Events>> reader, UnaryOperator<Runnable> watcher) {
        return Multi.createFrom().deferred(() -> {
            var watch = new Watch(reader, lastSeen);
            Runnable ending = watcher.apply(watch::signal);
            return Multi.createBy().repeating().uni(watch::next).whilst(text -> !watch.ended)
                    .onFailure().recoverWithItem(failure -> {
                        LOG.warnf("Events break off: %s", failure);
                        return BROKEN;
                    })
                    .onTermination().invoke(ending);
        });
    }

    /** One client. Nothing here happens at the same time, but for signals. */
    private static final class Watch {

        private final LongFunction<Uni<Events>> reader;
        private final Context context = Vertx.currentContext();
        private final AtomicReference<CompletableFuture<Void>> armed = new AtomicReference<>(new CompletableFuture<>());
        private long seen;
        private boolean ended;

        Watch(LongFunction<Uni<Events>> reader, long seen) {
            this.reader = reader;
            this.seen = seen;
        }

        /** What is new, as soon as something is; after a while, that nothing is. */
        Uni<String> next() {
            CompletableFuture<Void> signal = arm();
            return read().chain(text -> !text.isEmpty() || ended ? Uni.createFrom().item(text)
                    : awaiting(signal).chain(this::read).map(later -> later.isEmpty() && !ended ? NOTHING_NEW : later));
        }

        private Uni<String> read() {
            return reader.apply(seen).map(events -> {
                seen = events.last;
                ended = events.isEnd;
                return events.text;
            });
        }

        /** Anew, before looking: what comes while one looks counts. */
        private CompletableFuture<Void> arm() {
            var fresh = new CompletableFuture<Void>();
            armed.set(fresh);
            return fresh;
        }

        void signal() {
            armed.get().complete(null);
        }

        private Uni<Void> awaiting(CompletableFuture<Void> signal) {
            return Uni.createFrom().completionStage(signal).ifNoItem().after(BEAT).recoverWithItem((Void) null)
                    .emitOn(task -> context.runOnContext(ignored -> task.run()));
        }
    }
}
