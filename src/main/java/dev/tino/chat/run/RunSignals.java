package dev.tino.chat.run;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Broadcast;
import dev.tino.core.database.Notifications;
import dev.tino.core.database.Signals;
import dev.tino.core.job.JobNode;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** What nodes tell each other of runs: that one has new events, and that one is over. */
@ApplicationScoped
class RunSignals {

    private static final String EVENTS = "tino_chat_run_event";
    private static final String OVER = "tino_chat_run_over";
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Notifications notifications;
    private final JobNode node;
    private final Signals events;
    private final Broadcast overs;
    private volatile Consumer<UUID> runner = id -> {
    };

    RunSignals(Notifications notifications, JobNode node, Pool pool, Vertx vertx) {
        this.notifications = notifications;
        this.node = node;
        this.events = new Signals(EVENTS, node.id(), pool, vertx);
        this.overs = new Broadcast(pool, vertx, OVER, node.id(), PAUSE);
    }

    /**
     * Hears the others. To be called while Tino starts.
     *
     * @param over told of each run that somebody has ended; must not block
     * @param missed called when others may have told something that was not heard
     */
    void listen(Consumer<UUID> over, Runnable missed) {
        runner = over;
        events.listen(notifications);
        notifications.listen(OVER, Broadcast.hearing(node.id(), id -> over.accept(UUID.fromString(id))), missed);
    }

    /** A run has new events, which are committed. */
    void changed(UUID id) {
        events.changed(List.of(id));
    }

    /** Somebody has ended a run: whoever does it is to stop. */
    void over(UUID id) {
        runner.accept(id);
        overs.tell(List.of(id.toString()));
    }

    /** Has somebody told of new events; what it gives back ends that. */
    Runnable watch(UUID id, Runnable watcher) {
        return events.watch(id, watcher);
    }
}
