package dev.tino.core.database;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;

/**
 * What other nodes tell through PostgreSQL's {@code LISTEN} and {@code NOTIFY}. One connection of the pool listens on
 * every channel; when it breaks another takes its place, and listeners look again at what they may have missed.
 */
@ApplicationScoped
public class Notifications {

    private static final Logger LOG = Logger.getLogger(Notifications.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BEATS = 4;

    private final Pool pool;
    private final Vertx vertx;
    private final PoolLimits limits;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<SqlConnection> connection = new AtomicReference<>();
    private volatile boolean stopping;

    Notifications(Pool pool, Vertx vertx, PoolLimits limits) {
        this.pool = pool;
        this.vertx = vertx;
        this.limits = limits;
    }

    /**
     * Listens from the start of Tino on. To be called while it starts.
     *
     * @param channel a plain lower-case name
     * @param heard called with each payload, on an event loop; must not block
     * @param connected called after each (re)connection, before {@link #connected} tells of it: whatever was told in
     *        between is lost
     */
    public void listen(String channel, Consumer<String> heard, Runnable connected) {
        listeners.add(new Listener(channel, heard, connected));
    }

    /** Whether what other nodes tell arrives here. */
    public boolean connected() {
        return connection.get() != null;
    }

    /** Behind all who call {@link #listen} at the start. */
    void start(@Observes @Priority(4_000) StartupEvent started) {
        connect();
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    private void connect() {
        pool.getConnection().chain(this::subscribe).subscribe().with(this::connected, this::failed);
    }

    private Uni<SqlConnection> subscribe(SqlConnection candidate) {
        var postgres = (PgConnection) candidate.getDelegate();
        postgres.notificationHandler(notification -> listeners.stream()
                .filter(listener -> listener.channel.equals(notification.getChannel()))
                .forEach(listener -> listener.hear(notification.getPayload())));
        Uni<Void> subscribed = Uni.createFrom().voidItem();
        for (Listener listener : listeners) {
            subscribed = subscribed.chain(() -> subscribe(candidate, listener));
        }
        return subscribed.replaceWith(candidate).onFailure().call(candidate::close);
    }

    private static Uni<Void> subscribe(SqlConnection candidate, Listener listener) {
        return candidate.query("listen " + listener.channel).execute().replaceWithVoid();
    }

    private void connected(SqlConnection established) {
        established.closeHandler(() -> lost(established));
        listeners.forEach(listener -> listener.connected.run());
        connection.set(established);
        vertx.setPeriodic(limits.silence().dividedBy(BEATS).toMillis(), timer -> beat(established, timer));
    }

    /** Finds out a dead connection, even one that closed before anybody asked to be told. */
    private void beat(SqlConnection established, long timer) {
        if (connection.get() != established) {
            vertx.cancelTimer(timer);
            return;
        }
        established.query("select 1").execute().subscribe().with(answered -> {
        }, failure -> {
            LOG.debugf("No answer where other nodes are listened to: %s", failure.getMessage());
            established.close().subscribe().with(closed -> {
            }, closedAlready -> {
            });
            lost(established);
        });
    }

    private void lost(SqlConnection established) {
        if (connection.compareAndSet(established, null) && !stopping) {
            LOG.warn("The connection that listens to the other nodes is lost");
            again();
        }
    }

    private void failed(Throwable failure) {
        LOG.debugf("Cannot listen to the other nodes: %s", failure.getMessage());
        again();
    }

    private void again() {
        if (!stopping) {
            vertx.setTimer(PAUSE.toMillis(), timer -> connect());
        }
    }

    private record Listener(String channel, Consumer<String> heard, Runnable connected) {

        /** Anybody who may connect to the database may tell anything; the connection is to outlive that. */
        void hear(String payload) {
            try {
                heard.accept(payload);
            } catch (RuntimeException unreadable) {
                LOG.warnf("What was told on %s makes no sense: %s", channel, unreadable.getClass().getName());
            }
        }
    }
}
