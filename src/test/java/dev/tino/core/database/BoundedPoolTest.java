package dev.tino.core.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;

/** With a limit of a second. */
class BoundedPoolTest {

    private static final PoolLimits LIMITS = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(1));

    private Vertx vertx;
    private Pool pool;

    @BeforeEach
    void open() {
        Map<String, String> settings = EmbeddedDatabase.startOnce(TestDatabase.FOLDER).settings();
        var server = PgConnectOptions.fromUri(settings.get("quarkus.datasource.reactive.url"))
                .setUser(settings.get("quarkus.datasource.username"))
                .setPassword(settings.get("quarkus.datasource.password"));
        vertx = Vertx.vertx();
        pool = new BoundedPool(LIMITS, new DatabaseServers(LIMITS)).create(new To(vertx, server));
    }

    @AfterEach
    void close() {
        pool.close();
        vertx.close();
    }

    @Test
    void aStatementThatIsSilentForTooLongFails() throws Exception {
        long before = number("select pg_backend_pid()");

        assertThatThrownBy(() -> number("select 1 from pg_sleep(30)")).rootCause()
                .isInstanceOf(ClosedConnectionException.class);
        // The pool hears of it a moment after the one who waited.
        Awaiting.until(() -> pool.size(), size -> size == 0);
        assertThat(number("select pg_backend_pid()")).isNotEqualTo(before);
    }

    @Test
    void aConnectionThatNobodyUsesMayBeSilent() throws Exception {
        long before = number("select pg_backend_pid()");
        Thread.sleep(2_500);

        assertThat(number("select pg_backend_pid()")).isEqualTo(before);
    }

    /** The time counts from the statement on, not from what the connection said before. */
    @Test
    void aStatementHasItsWholeTime() throws Exception {
        for (int pause = 500; pause <= 900; pause += 200) {
            number("select 1");
            Thread.sleep(pause);

            assertThat(number("select 7 from pg_sleep(0.6)")).isEqualTo(7);
        }
    }

    /** Each is heard of within the time, all of them are not. */
    @Test
    void anAnswerThatGoesOnMayTakeLonger() throws Exception {
        var rows = pool.query("select repeat('x', 8000) || pg_sleep(0.006)::text from generate_series(1, 400)").execute();

        assertThat(rows.toCompletionStage().toCompletableFuture().get(20, SECONDS).size()).isEqualTo(400);
    }

    private long number(String statement) throws Exception {
        CompletableFuture<Row> row = pool.query(statement).execute().map(rows -> rows.iterator().next()).toCompletionStage()
                .toCompletableFuture();
        return row.get(20, SECONDS).getLong(0);
    }

    private record To(Vertx vertx, PgConnectOptions server) implements PgPoolCreator.Input {

        @Override
        public PoolOptions poolOptions() {
            return new PoolOptions().setMaxSize(1);
        }

        @Override
        public List<PgConnectOptions> pgConnectOptionsList() {
            return List.of(server);
        }
    }
}
