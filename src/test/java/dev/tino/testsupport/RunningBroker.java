package dev.tino.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real broker in KRaft mode, in a process of its own as an operator's is: it can be killed, and comes back at the same
 * address with what it knew. Its log stands beside its data.
 */
public final class RunningBroker implements AutoCloseable {

    /** Data of the one for all tests of a run. */
    private static final Path SHARED = Path.of("target", "test-broker");
    private static final String STARTED = "tino.test.broker-started";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;

    private RunningBroker(Path folder, int port) {
        this.folder = folder.toAbsolutePath();
        this.port = port;
    }

    /** A new one whose data lie in {@code folder}; it takes connections. */
    public static RunningBroker startIn(Path folder) {
        try {
            Files.createDirectories(folder);
            RunningBroker broker = new RunningBroker(folder, freePort());
            broker.configure(freePort());
            broker.start();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for all tests of a run, empty at its beginning; whoever kills it starts it again. It ends with the JVM. */
    public static RunningBroker shared() {
        // JVM-wide: each test class may have a class loader of its own.
        if (System.setProperty(STARTED, "true") == null) {
            delete(SHARED);
            return startIn(SHARED);
        }
        Properties settings = new Properties();
        try (var file = Files.newBufferedReader(SHARED.resolve("server.properties"))) {
            settings.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String listeners = settings.getProperty("listeners");
        return new RunningBroker(SHARED, Integer.parseInt(listeners.replaceFirst(",.*", "").replaceFirst(".*:", "")));
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void configure(int controllerPort) throws IOException {
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort)),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("log.dirs", folder.resolve("data").toString()),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                // A consumer alone in its group need not wait for others.
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // It comes back once its own last life is taken for ended.
                Map.entry("broker.session.timeout.ms", "1000"),
                Map.entry("broker.heartbeat.interval.ms", "200"),
                Map.entry("auto.create.topics.enable", "false")));
        try (var file = Files.newBufferedWriter(settings())) {
            properties.store(file, null);
        }
    }

    private Path settings() {
        return folder.resolve("server.properties");
    }

    /** What {@code KAFKA_BROKER_ADDRESS} is to be. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Starts it again where it was. */
    public void start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It is to be there soon; what it does afterwards is little.
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                BrokerProcess.class.getName(), settings().toString(), Long.toString(ProcessHandle.current().pid())));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            Process process = builder.start();
            Files.writeString(pid(), Long.toString(process.pid()));
            awaitConnections(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pid() {
        return folder.resolve("broker.pid");
    }

    private Path log() {
        return folder.resolve("broker.log");
    }

    private void awaitConnections(Process process) {
        long begin = System.nanoTime();
        while (!takesConnections()) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("The broker never listened; see " + log());
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean takesConnections() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** {@code kill -9}, if it still runs. */
    public void kill() {
        try {
            ProcessHandle.of(Long.parseLong(Files.readString(pid()))).ifPresent(process -> {
                process.destroyForcibly();
                process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
