package dev.tino.core.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** Tells those who watch something, on any node, that it has changed in the database. */
public final class Signals {

    /** Nobody sees the difference, and a busy node says a lot at once. */
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final String channel;
    private final String node;
    private final Broadcast broadcast;
    private final Map<UUID, Set<Runnable>> watchers = new ConcurrentHashMap<>();
    private final Set<Consumer<UUID>> watchersOfAll = ConcurrentHashMap.newKeySet();

    /**
     * @param channel a plain lower-case name
     * @param node this node as the others know it
     */
    public Signals(String channel, String node, Pool pool, Vertx vertx) {
        this.channel = channel;
        this.node = node;
        this.broadcast = new Broadcast(pool, vertx, channel, node, PAUSE);
    }

    /** Hears what other nodes tell. To be called while Tino starts. */
    public void listen(Notifications notifications) {
        notifications.listen(channel, Broadcast.hearing(node, id -> wake(UUID.fromString(id))),
                this::wakeAll);
    }

    /** These have changed, which is committed. */
    public void changed(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        ids.forEach(this::wake);
        var words = new ArrayList<String>(ids.size());
        ids.forEach(id -> words.add(id.toString()));
        broadcast.tell(words);
    }

    /**
     * Has somebody told of changes.
     *
     * @param watcher called from any thread; must not block
     * @return ends it
     */
    public Runnable watch(UUID id, Runnable watcher) {
        watchers.compute(id, (same, others) -> {
            Set<Runnable> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(watcher);
            return all;
        });
        return () -> watchers.computeIfPresent(id, (same, all) -> {
            all.remove(watcher);
            return all.isEmpty() ? null : all;
        });
    }

    /**
     * Has somebody told of all changes.
     *
     * @param watcher told what has changed, or null when that may be anything; called from any thread; must not block
     * @return ends it
     */
    public Runnable watchAll(Consumer<UUID> watcher) {
        watchersOfAll.add(watcher);
        return () -> watchersOfAll.remove(watcher);
    }

    private void wake(UUID id) {
        watchers.getOrDefault(id, Set.of()).forEach(Runnable::run);
        watchersOfAll.forEach(watcher -> watcher.accept(id));
    }

    /** What was told while nobody could listen is lost. */
    private void wakeAll() {
        watchers.values().forEach(all -> all.forEach(Runnable::run));
        watchersOfAll.forEach(watcher -> watcher.accept(null));
    }
}
