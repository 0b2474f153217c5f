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

    /** The oldest first. */
    private final Map<UUID, Told> announced = new LinkedHashMap<>();
    private final int capacity;
    private final long life;
    private final LongSupplier nanos;
    private long offers;

    Inbox(int capacity, Duration life, LongSupplier nanos) {
        this.capacity = capacity;
        this.life = life.toNanos();
        this.nanos = nanos;
    }

    /**
     * @param offers how many there had been before
     */
    private record Told(long nanos, long offers) {
    }

    synchronized void add(Collection<UUID> ids) {
        Told told = new Told(nanos.getAsLong(), offers);
        for (UUID id : ids) {
            announced.remove(id);
            announced.put(id, told);
        }
    }

    /** Offers all that is here. */
    synchronized List<UUID> offer() {
        forget();
        offers++;
        return List.copyOf(announced.keySet());
    }

    /** What was announced anew since the last offer stays: it waits for another stage, or once more. */
    synchronized void settle(Collection<UUID> ids) {
        for (UUID id : ids) {
            Told told = announced.get(id);
            if (told != null && told.offers < offers) {
                announced.remove(id);
            }
        }
    }

    /** Nothing is refused then: whoever fills it is to wait. */
    synchronized boolean isFull() {
        forget();
        return announced.size() >= capacity;
    }

    synchronized int size() {
        return announced.size();
    }

    private void forget() {
        long now = nanos.getAsLong();
        Iterator<Told> all = announced.values().iterator();
        while (all.hasNext() && now - all.next().nanos >= life) {
            all.remove();
        }
    }
}
