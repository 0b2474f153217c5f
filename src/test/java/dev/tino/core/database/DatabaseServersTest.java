package dev.tino.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.vertx.mutiny.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;

/** With servers that answer each log-in with an error of their own. */
class DatabaseServersTest {

    private final Vertx vertx = Vertx.vertx();
    private final List<ServerSocket> sockets = new ArrayList<>();

    @AfterEach
    void end() throws IOException {
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        vertx.closeAndAwait();
    }

    @Test
    void whomOneServerRefusesNoOtherIsAsked() throws IOException {
        assertThat(state(refusing("28P01"), away())).isEqualTo("28P01");
        assertThat(state(refusing("53300"), refusing("28P01"))).isEqualTo("53300");
    }

    @Test
    void whereOneIsAwayTheNextIsAsked() throws IOException {
        assertThat(state(away(), refusing("28P01"))).isEqualTo("28P01");
        assertThat(state(refusing("57P03"), refusing("28P01"))).isEqualTo("28P01");
    }

    private String state(int... ports) {
        var servers = new DatabaseServers(new Limits(Duration.ofSeconds(5), Duration.ofSeconds(30)));
        var options = new ArrayList<PgConnectOptions>();
        for (int port : ports) {
            options.add(new PgConnectOptions().setHost("127.0.0.1").setPort(port).setDatabase("tino"));
        }
        servers.found(options);
        Throwable failure = catchThrowable(
                () -> servers.connect(vertx, "somebody", "wrong", "test").await().indefinitely());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException answer) {
                return answer.getSqlState();
            }
        }
        return String.valueOf(failure);
    }

    private int away() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closed.getLocalPort();
        }
    }

    private int refusing(String state) throws IOException {
        var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        sockets.add(socket);
        var thread = new Thread(() -> refuse(socket, state), "refusing");
        thread.setDaemon(true);
        thread.start();
        return socket.getLocalPort();
    }

    private static void refuse(ServerSocket server, String state) {
        byte[] fields = ("SFATAL\0VFATAL\0C" + state + "\0Mno\0\0").getBytes(StandardCharsets.US_ASCII);
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                client.getInputStream().readNBytes(8);
                client.getOutputStream().write('E');
                client.getOutputStream().write(new byte[] { 0, 0, 0, (byte) (fields.length + 4) });
                client.getOutputStream().write(fields);
                client.getOutputStream().flush();
                client.shutdownOutput();
                client.getInputStream().readAllBytes();
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
