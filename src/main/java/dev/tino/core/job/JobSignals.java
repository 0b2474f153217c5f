package dev.tino.core.job;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.database.Notifications;
import dev.tino.core.database.Signals;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** Tells those who watch a job, on any node, that it has new events. */
@ApplicationScoped
public class JobSignals {

    private static final String CHANNEL = "tino_job_event";

    private final Notifications notifications;
    private final Signals signals;

    JobSignals(Notifications notifications, JobNode node, Pool pool, Vertx vertx) {
        this.notifications = notifications;
        this.signals = new Signals(CHANNEL, node.id(), pool, vertx);
    }

    void listen(@Observes StartupEvent started) {
        signals.listen(notifications);
    }

    /** Jobs have new events, which are committed. */
    void changed(Collection<UUID> ids) {
        signals.changed(ids);
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
        return signals.watch(id, watcher);
    }

    /**
     * Has somebody told of new events of all jobs.
     *
     * @param watcher told which job has them, or null when that may be any; called from any thread; must not block
     * @return ends it
     */
    public Runnable watchAll(Consumer<UUID> watcher) {
        return signals.watchAll(watcher);
    }
}
