package dev.tino.core.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import jakarta.ws.rs.ProcessingException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;

/** Of all that does not answer only the database is the reason for a 503 that says so. */
class DatabaseAwayTest {

    private static final String HOST = "127.0.0.1";

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        // The pool complains of queries that failed before their time was up.
        vertx = Vertx.vertx().exceptionHandler(late -> {
        });
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }

    @Test
    void whereNobodyListens() throws IOException {
        int port = freePort();

        assertThat(DatabaseAway.isReasonFor(query(port))).isTrue();
    }

    @Test
    void whereConnectionsAreClosedAtOnce() throws Exception {
        try (var server = new Server(true)) {
            assertThat(DatabaseAway.isReasonFor(query(server.port()))).isTrue();
            assertThat(DatabaseAway.isReasonFor(vertxRequest(server.port()))).isFalse();
            assertThat(DatabaseAway.isReasonFor(jdkRequest(server.port()))).isFalse();
        }
    }

    @Test
    void whereNobodySaysAWord() throws Exception {
        try (var server = new Server(false)) {
            assertThat(DatabaseAway.isReasonFor(query(server.port()))).isTrue();
            assertThat(DatabaseAway.isReasonFor(vertxRequest(server.port()))).isFalse();
        }
    }

    @Test
    void whereTooManyWait() throws Exception {
        try (var server = new Server(false)) {
            var options = new io.vertx.sqlclient.PoolOptions().setMaxSize(1).setMaxWaitQueueSize(0);
            var pool = PgBuilder.pool().with(options).connectingTo(database(server.port())).using(vertx).build();
            pool.getConnection();

            assertThat(DatabaseAway.isReasonFor(failure(pool.getConnection()))).isTrue();

            var http = vertx.createHttpClient(new HttpClientOptions(),
                    new PoolOptions().setHttp1MaxSize(1).setMaxWaitQueueSize(0));
            http.request(HttpMethod.GET, server.port(), HOST, "/").compose(request -> request.send());
            assertThat(DatabaseAway.isReasonFor(
                    failure(http.request(HttpMethod.GET, server.port(), HOST, "/").compose(request -> request.send()))))
                    .isFalse();
        }
    }

    @Test
    void whatTheDatabaseSaysCounts() {
        assertThat(DatabaseAway.isReasonFor(new PgException("terminating connection", "FATAL", "57P01", null))).isTrue();
        assertThat(DatabaseAway.isReasonFor(new PgException("too many clients", "FATAL", "53300", null))).isTrue();
        assertThat(DatabaseAway.isReasonFor(new PgException("duplicate key", "ERROR", "23505", null))).isFalse();
        assertThat(DatabaseAway.isReasonFor(new CompletionException(new DatabaseAway()))).isTrue();
    }

    @Test
    void aWriteThatBreaksIsToldByWhoWrote() {
        assertThat(DatabaseAway.isReasonFor(broken("io.vertx.pgclient.impl.codec.PgEncoder"))).isTrue();
        assertThat(DatabaseAway.isReasonFor(broken("io.vertx.core.http.impl.Http1xClientConnection"))).isFalse();
        assertThat(DatabaseAway.isReasonFor(broken("java.nio.file.Files"))).isFalse();
    }

    private static IOException broken(String writer) {
        var broken = new IOException("Connection reset by peer");
        broken.setStackTrace(new StackTraceElement[] { new StackTraceElement("sun.nio.ch.IOUtil", "write", null, 1),
                new StackTraceElement(writer, "flush", null, 1),
                new StackTraceElement("io.netty.channel.AbstractChannel", "flush", null, 1) });
        return broken;
    }

    @Test
    void whatARestClientMetIsNotTheDatabases() throws IOException {
        assertThat(DatabaseAway.isReasonFor(new ProcessingException(new ConnectException("Connection refused")))).isFalse();
        assertThat(DatabaseAway.isReasonFor(new IllegalStateException(new ProcessingException(
                new SocketException("Connection reset"))))).isFalse();
        assertThat(DatabaseAway.isReasonFor(new io.smallrye.mutiny.TimeoutException())).isFalse();
        assertThat(DatabaseAway.isReasonFor(new org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException(
                "Timeout[embed] timed out"))).isFalse();
        assertThat(DatabaseAway.isReasonFor(jdkRequest(freePort()))).isFalse();
    }

    private static PgConnectOptions database(int port) {
        return new PgConnectOptions().setHost(HOST).setPort(port).setUser("tino").setDatabase("tino");
    }

    private static Throwable query(int port) {
        var options = new io.vertx.sqlclient.PoolOptions().setMaxSize(1).setConnectionTimeout(500)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        var pool = PgBuilder.pool().with(options).connectingTo(database(port)).using(vertx).build();
        return failure(pool.query("select 1").execute());
    }

    private static Throwable vertxRequest(int port) {
        var http = vertx
                .createHttpClient(new HttpClientOptions().setIdleTimeout(500).setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
        return failure(http.request(HttpMethod.GET, port, HOST, "/").compose(request -> request.send()));
    }

    private static Throwable failure(Future<?> future) {
        return catchThrowable(() -> future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS)).getCause();
    }

    private static Throwable jdkRequest(int port) {
        var request = HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + port)).build();
        return catchThrowable(() -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding()));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Takes connections and either closes them or lets them be. */
    private static final class Server implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName(HOST));

        Server(boolean closes) throws IOException {
            Thread thread = new Thread(() -> serve(closes));
            thread.setDaemon(true);
            thread.start();
        }

        private void serve(boolean closes) {
            try {
                while (true) {
                    var connection = socket.accept();
                    if (closes) {
                        connection.close();
                    }
                }
            } catch (IOException closed) {
                // The test is over.
            }
        }

        int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
