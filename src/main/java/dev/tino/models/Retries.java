package dev.tino.models;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** The names under which this node still serves another version than it should: they are looked at again, a while later. */
final class Retries {

    private static final Logger LOG = Logger.getLogger(Retries.class);

    private final Duration pause;
    private final Consumer<String> look;
    /** Guarded by this object. */
    private final Map<String, Retry> waiting = new HashMap<>();
    private boolean closed;

    Retries(Duration pause, Consumer<String> look, MeterRegistry meters) {
        this.pause = pause;
        this.look = look;
        Gauge.builder("tino.models.behind", this, Retries::count).register(meters);
    }

    private synchronized int count() {
        return waiting.size();
    }

    /**
     * @param wanted what stands for the name
     * @param served what this node has come to instead, or the same
     */
    synchronized void settle(String name, Lineup wanted, Lineup served) {
        Retry before = waiting.get(name);
        end(name);
        if (closed || wanted.equals(served)) {
            return;
        }
        ScheduledFuture<?> next = Infrastructure.getDefaultWorkerPool().schedule(() -> look.accept(name), pause.toMillis(),
                TimeUnit.MILLISECONDS);
        waiting.put(name, new Retry(wanted, next));
        // Each of the retries says the same.
        if (before == null || !before.wanted.equals(wanted)) {
            LOG.warnf("%s is served by another version than its champion, which cannot be loaded; it is tried again every %d s",
                    name, pause.toSeconds());
        }
    }

    synchronized void end(String name) {
        Retry ended = waiting.remove(name);
        if (ended != null) {
            ended.next.cancel(false);
        }
    }

    synchronized void close() {
        closed = true;
        waiting.values().forEach(retry -> retry.next.cancel(false));
        waiting.clear();
    }

    private record Retry(Lineup wanted, ScheduledFuture<?> next) {
    }
}
