package dev.tino.core.job;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.database.Broadcast;
import dev.tino.core.database.Notifications;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** The table alone: whoever queues a job wakes his own node, and then the others by {@code NOTIFY}. */
@ApplicationScoped
class PostgresTransport implements Transport {

    private static final String CHANNEL = "tino_job";
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final List<String> MORE = List.of("more");

    private final Notifications notifications;
    private final JobNode node;
    private final Broadcast broadcast;
    private volatile Runnable wake = () -> {
    };

    PostgresTransport(Notifications notifications, JobNode node, Pool pool, Vertx vertx) {
        this.notifications = notifications;
        this.node = node;
        this.broadcast = new Broadcast(pool, vertx, CHANNEL, node.id(), PAUSE);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public void start(Runnable toWake) {
        wake = toWake;
        notifications.listen(CHANNEL, Broadcast.hearing(node.id(), more -> toWake.run()), toWake);
    }

    @Override
    public Collection<UUID> offered() {
        return null;
    }

    @Override
    public void settle(Collection<UUID> ids) {
        // Nothing was offered.
    }

    @Override
    public boolean handsOverStages() {
        return false;
    }

    @Override
    public void announce() {
        wake.run();
        broadcast.tell(MORE);
    }

    @Override
    public void stop() {
        wake = () -> {
        };
    }
}
