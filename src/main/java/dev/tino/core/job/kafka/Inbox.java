package dev.tino.core.job.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The jobs that this node was told of and has not claimed; in memory alone, for the table of jobs has them all. What
 * stays unclaimed for long is forgotten: it is done elsewhere, or will be announced again.
 */
final class Inbox {

    /** More than a window of the relay, so that what is stale in here does not keep out what is new. */
    static final int CAPACITY = 2 * Relay.WINDOW;

    /** When each was announced, the oldest first. */
    private final Map<UUID, Long> announced = new LinkedHashMap<>();
    private final long life;
    private final LongSupplier nanos;

    Inbox(Duration life, LongSupplier nanos) {
        this.life = life.toNanos();
        this.nanos = nanos;
    }

    synchronized void add(Collection<UUID> ids) {
        for (UUID id : ids) {
            announced.remove(id);
            announced.put(id, nanos.getAsLong());
        }
    }

    synchronized List<UUID> all() {
        forget();
        return List.copyOf(announced.keySet());
    }

    synchronized void remove(Collection<UUID> settled) {
        settled.forEach(announced::remove);
    }

    /** Nothing is refused then: whoever fills it is to wait. */
    synchronized boolean isFull() {
        forget();
        return announced.size() >= CAPACITY;
    }

    synchronized int size() {
        return announced.size();
    }

    private void forget() {
        Iterator<Long> times = announced.values().iterator();
        while (times.hasNext() && nanos.getAsLong() - times.next() >= life) {
            times.remove();
        }
    }
}
