package dev.tino.operations;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.database.ExternalPostgres;
import dev.tino.testsupport.RunningBroker;
import dev.tino.testsupport.RunningTino;

/** A database, a broker, two nodes that serve the API and some that run jobs, each a process of its own. */
final class Fleet implements AutoCloseable {

    private final Path folder;
    private final ExternalPostgres postgres;
    private final RunningBroker broker;
    private final Map<String, String> environment;
    private final RunningTino api;
    private final RunningTino otherApi;
    private final List<RunningTino> workers = new ArrayList<>();

    private Fleet(Path folder) throws Exception {
        this.folder = folder;
        Path keys = folder.resolve("keys");
        KeyFolder.generate(keys);
        postgres = ExternalPostgres.startIn(folder.resolve("database"));
        broker = RunningBroker.startIn(folder.resolve("broker"));
        byte[] sealing = new byte[32];
        new SecureRandom().nextBytes(sealing);
        environment = Map.of("DATABASE_URL", postgres.url(), "KAFKA_BROKER_ADDRESS", broker.address(),
                "TINO_JOBS_TRANSPORT", "kafka", "TINO_AUTH_KEYS_DIRECTORY", keys.toString(),
                "ENC_KEY", Base64.getEncoder().encodeToString(sealing));
        api = node("api");
        otherApi = node("api");
    }

    static Fleet startIn(Path folder, int workers) throws Exception {
        Fleet fleet = new Fleet(folder);
        for (int i = 0; i < workers; i++) {
            fleet.workers.add(fleet.node("worker"));
        }
        return fleet;
    }

    private RunningTino node(String role) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("TINO_NODE_ROLES", role);
        // All of them share a machine and a server of 60 connections; what is measured is not how fast a JVM compiles.
        return RunningTino.in(folder, own, "-Dtino.auth.bcrypt-cost=4", "-Xmx512m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.datasource.reactive.max-size=10", "-Dquarkus.vertx.max-event-loop-execute-time=60S");
    }

    Client client() {
        return new Client(api);
    }

    /** Of another node. */
    Client otherClient() {
        return new Client(otherApi);
    }

    int workers() {
        return workers.size();
    }

    /** {@code kill -9}. */
    void killWorker(int index) {
        workers.get(index).kill();
    }

    /** SIGTERM; it has ended. */
    void stopWorker(int index) {
        workers.get(index).terminate();
    }

    /** In its place; it is ready. */
    void startWorker(int index) {
        workers.set(index, node("worker"));
    }

    void killBroker() {
        broker.kill();
    }

    void startBroker() {
        broker.start();
    }

    /** The one number that a query gives. */
    long count(String query) {
        URI url = URI.create(postgres.url());
        String[] login = url.getUserInfo().split(":", 2);
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://%s:%d%s".formatted(url.getHost(), url.getPort(), url.getPath()), login[0], login[1]);
                ResultSet found = connection.createStatement().executeQuery(query)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the nodes have logged. */
    String logs() {
        StringBuilder logs = new StringBuilder(api.log()).append(otherApi.log());
        workers.forEach(worker -> logs.append(worker.log()));
        return logs.toString();
    }

    @Override
    public void close() throws IOException {
        workers.forEach(RunningTino::close);
        api.close();
        otherApi.close();
        broker.close();
        postgres.close();
    }
}
