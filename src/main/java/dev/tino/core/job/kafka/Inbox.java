package dev.tino.core.job.kafka;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The jobs that this node was told of and has not claimed; in memory alone, for the table of jobs has them all. */
final class Inbox {

    /** More than a window of the relay, so that what is stale in here does not keep out what is new. */
    static final int CAPACITY = 2 * Relay.WINDOW;

    private final Set<UUID> ids = new LinkedHashSet<>();

    synchronized void add(Collection<UUID> announced) {
        ids.addAll(announced);
    }

    synchronized List<UUID> all() {
        return List.copyOf(ids);
    }

    synchronized void remove(Collection<UUID> settled) {
        settled.forEach(ids::remove);
    }

    /** Nothing is refused then: whoever fills it is to wait. */
    synchronized boolean isFull() {
        return ids.size() >= CAPACITY;
    }

    synchronized int size() {
        return ids.size();
    }
}
