package dev.tino.core.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.database.Notifications;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import dev.tino.testsupport.TestFork;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What another node changes holds here at once, although this one keeps what it knows of accounts. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NotifiedStandingsTest {

    private static final String ADMINISTRATION = "/api/v1/users?limit=1";
    private static final Path LOG = TestFork.THIS.log();
    /** Well below the time after which this node looks again by itself. */
    private static final Duration SOON = Duration.ofSeconds(4);
    private static final Duration RECONNECTION = Duration.ofSeconds(20);
    private static final long PAUSE_NANOS = 20_000_000;

    @Inject
    Pool pool;

    @Inject
    Notifications notifications;

    private Account ana;

    @BeforeEach
    void thisNodeListens() {
        await(RECONNECTION, notifications::connected);
        ana = Account.register();
    }

    @Test
    void aRoleThatAnotherNodeGaveHolds() {
        keepThatSheAdministersNothing();

        tell(ana.id().toString());

        await(SOON, this::administers);
    }

    @Test
    void aRoleThatAnotherNodeTookIsGone() {
        changeRoles("user", "admin");
        assertThat(administers()).isTrue();
        changeRoles("user");
        assertThat(administers()).isTrue();

        tell(ana.id().toString());

        await(SOON, () -> !administers());
    }

    @Test
    void aConnectionThatWasLostIsReplaced() {
        endTheListeningConnection();
        await(RECONNECTION, () -> !notifications.connected());
        await(RECONNECTION, notifications::connected);
        keepThatSheAdministersNothing();

        tell(ana.id().toString());

        await(SOON, this::administers);
    }

    @Test
    void whatWasToldWhileNobodyListenedIsLookedUp() {
        keepThatSheAdministersNothing();

        endTheListeningConnection();

        await(SOON, this::administers);
    }

    @Test
    void nonsenseIsPassedOver() throws IOException {
        int logged = log().length();
        keepThatSheAdministersNothing();

        tell("no account");
        tell(ana.id().toString());

        await(SOON, this::administers);
        assertThat(log().substring(logged)).contains("What was told on tino_standing makes no sense")
                .doesNotContain("Uncaught on an event loop");
    }

    /** She administers by now, but this node still keeps what she was. */
    private void keepThatSheAdministersNothing() {
        assertThat(administers()).isFalse();
        changeRoles("user", "admin");
        assertThat(administers()).isFalse();
    }

    private boolean administers() {
        int status = ana.get(ADMINISTRATION).statusCode();
        assertThat(status).isIn(200, 403);
        return status == 200;
    }

    private void changeRoles(String... roles) {
        pool.preparedQuery("update users set roles = $2 where id = $1").executeAndAwait(Tuple.of(ana.id(), roles));
    }

    private void tell(String payload) {
        pool.preparedQuery("select pg_notify('tino_standing', $1)").executeAndAwait(Tuple.of(payload));
    }

    private void endTheListeningConnection() {
        assertThat(pool
                .query("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid() and (query like 'listen %' or query = 'select 1')""")
                .executeAndAwait().rowCount()).isPositive();
    }

    private static String log() throws IOException {
        return Files.readString(LOG, StandardCharsets.ISO_8859_1);
    }

    private static void await(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("Awaited for " + patience).isLessThan(end);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
