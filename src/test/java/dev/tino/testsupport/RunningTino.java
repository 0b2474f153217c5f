package dev.tino.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application in a process of its own, as {@code java -jar} starts it. */
public final class RunningTino implements AutoCloseable {

    /** As it was packaged last. */
    public static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Pattern LISTENING = Pattern.compile("Listening on: (https?)://[^:\"]+:(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A flag of the JVM for each node; the benchmarks set none. */
    private static final String FLAGS = "tino.test.node-flags";

    private static final Set<String> FOREIGN = Set.of("DATABASE_URL", "ENC_KEY", "KAFKA_BROKER_ADDRESS", "GEMINI_API_KEY",
            "OPENAI_API_KEY", "EMBEDDING_API_URL");

    private final Process process;
    private final Path log;
    private final Path errors;
    private final long begin = System.nanoTime();
    private Duration startUp;
    private String scheme;
    private int port;

    private RunningTino(Process process, Path log, Path errors) {
        this.process = process;
        this.log = log;
        this.errors = errors;
    }

    /** Started, and ready to serve. */
    public static RunningTino in(Path folder, Map<String, String> environment, String... jvmFlags) {
        return by(Path.of(System.getProperty("java.home")), folder, environment, jvmFlags);
    }

    /** Started by a JDK that may be another one, and ready to serve. */
    public static RunningTino by(Path jdk, Path folder, Map<String, String> environment, String... jvmFlags) {
        return by(jdk, JAR, folder, environment, jvmFlags);
    }

    /** Started from what may be another place than that of the build, and ready to serve. */
    public static RunningTino by(Path jdk, Path jar, Path folder, Map<String, String> environment, String... jvmFlags) {
        RunningTino tino = launch(jdk, jar, folder, environment, jvmFlags);
        try {
            tino.awaitReady();
            return tino;
        } catch (RuntimeException e) {
            tino.close();
            throw e;
        }
    }

    public static RunningTino in(Path folder) {
        return in(folder, Map.of());
    }

    /** Started, whatever comes of it. */
    public static RunningTino launch(Path folder, Map<String, String> environment, String... jvmFlags) {
        return launch(Path.of(System.getProperty("java.home")), JAR, folder, environment, jvmFlags);
    }

    private static RunningTino launch(Path jdk, Path jar, Path folder, Map<String, String> environment, String... jvmFlags) {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin").resolve("java").toString());
        command.add("-Dquarkus.http.port=0");
        Optional.ofNullable(System.getProperty(FLAGS)).ifPresent(command::add);
        command.addAll(List.of(jvmFlags));
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // The one who runs the tests may have settings of his own, and keys.
        builder.environment().keySet().removeIf(
                name -> FOREIGN.contains(name) || name.startsWith("QUARKUS_") || name.startsWith("TINO_"));
        builder.environment().putAll(environment);
        try {
            Path log = Files.createTempFile(folder, "tino-", ".log");
            Path errors = Files.createTempFile(folder, "tino-", ".errors");
            return new RunningTino(builder.redirectOutput(log.toFile()).redirectError(errors.toFile()).start(), log, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        await("listens", () -> {
            Matcher listening = LISTENING.matcher(log());
            if (listening.find()) {
                scheme = listening.group(1);
                port = Integer.parseInt(listening.group(2));
            }
            return port != 0;
        });
        await("is ready", () -> {
            try {
                // Whom to trust is the test's business.
                return scheme.equals("https") || get("/q/health/ready").statusCode() == 200;
            } catch (IOException e) {
                return false;
            }
        });
        startUp = Duration.ofNanos(System.nanoTime() - begin);
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private void await(String what, Condition condition) {
        try {
            while (!condition.holds()) {
                if (!process.isAlive() || Duration.ofNanos(System.nanoTime() - begin).compareTo(PATIENCE) > 0) {
                    throw new IllegalStateException("Tino never " + what + ":\n" + log());
                }
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + port + path);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** From the start of the process until it was ready. */
    public Duration startUp() {
        return startUp;
    }

    /** All that it has written so far, what belongs to no log last. */
    public String log() {
        return output() + errors();
    }

    /** What it has written to its standard output so far, which is the log alone. */
    public String output() {
        return read(log);
    }

    /** What it has written to its standard error so far. */
    public String errors() {
        return read(errors);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}: no hook runs. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM, and the exit code. */
    public int terminate() {
        process.destroy();
        return awaitExit();
    }

    /** Waits until it ends by itself. */
    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Tino does not end:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it, if it still runs. */
    @Override
    public void close() {
        terminate();
    }
}
