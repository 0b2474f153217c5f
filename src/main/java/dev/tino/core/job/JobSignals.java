package dev.tino.core.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.database.Notifications;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** Tells those who watch a job, on any node, that it has new events. */
@ApplicationScoped
public class JobSignals {

    private static final String CHANNEL = "tino_job_event";
    /** Nobody sees the difference, and a busy node says a lot at once. */
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Notifications notifications;
    private final JobNode node;
    private final Broadcast broadcast;
    private final Map<UUID, Set<Runnable>> watchers = new ConcurrentHashMap<>();

    JobSignals(Notifications notifications, JobNode node, Pool pool, Vertx vertx) {
        this.notifications = notifications;
        this.node = node;
        this.broadcast = new Broadcast(pool, vertx, CHANNEL, node.id(), PAUSE);
    }

    void listen(@Observes StartupEvent started) {
        notifications.listen(CHANNEL, Broadcast.hearing(node.id(), id -> wake(UUID.fromString(id))),
                () -> List.copyOf(watchers.keySet()).forEach(this::wake));
    }

    /** Jobs have new events, which are committed. */
    void changed(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        ids.forEach(this::wake);
        var words = new ArrayList<String>(ids.size());
        ids.forEach(id -> words.add(id.toString()));
        broadcast.tell(words);
    }

    void changed(UUID id) {
        changed(List.of(id));
    }

    /**
     * Has somebody told of new events.
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

    private void wake(UUID id) {
        watchers.getOrDefault(id, Set.of()).forEach(Runnable::run);
    }
}
