package dev.tino.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnection;

/** On connections that close before anybody asked to be told, so that nobody is. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NotificationsTest {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long PAUSE_NANOS = 10_000_000;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    private final List<Boolean> connectedWhenTold = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Integer> backends = new CopyOnWriteArrayList<>();
    private Notifications notifications;

    @BeforeEach
    void listen() {
        notifications = new Notifications(new SilentPool(), vertx, new Limits(Duration.ofSeconds(5), Duration.ofMillis(400)));
        notifications.listen("tino_test", heard::add, () -> connectedWhenTold.add(notifications.connected()));
        notifications.start(null);
        await(notifications::connected);
    }

    @AfterEach
    void end() {
        notifications.stop(null);
        endConnection();
        await(() -> !notifications.connected());
    }

    @Test
    void aConnectionWhoseEndNobodyToldIsReplaced() {
        endConnection();

        await(() -> backends.size() > 1 && notifications.connected());
        pool.query("select pg_notify('tino_test', 'hello')").executeAndAwait();
        await(() -> !heard.isEmpty());
        assertThat(heard).containsExactly("hello");
    }

    @Test
    void listenersLookAgainBeforeAnybodyReliesOnBeingTold() {
        assertThat(connectedWhenTold).containsExactly(false);
    }

    private void endConnection() {
        pool.preparedQuery("select pg_terminate_backend($1)")
                .executeAndAwait(Tuple.of(backends.get(backends.size() - 1)));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("Awaited in vain").isLessThan(end);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private final class SilentPool extends Pool {

        SilentPool() {
            super(pool.getDelegate());
        }

        @Override
        public Uni<SqlConnection> getConnection() {
            return super.getConnection().map(connection -> {
                backends.add(((PgConnection) connection.getDelegate()).processId());
                return new SilentConnection(connection);
            });
        }
    }

    private static final class SilentConnection extends SqlConnection {

        SilentConnection(SqlConnection connection) {
            super(connection.getDelegate());
        }

        @Override
        public SqlConnection closeHandler(Runnable handler) {
            return this;
        }
    }
}
