package dev.tino.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.crypto.SealingKeys;
import dev.tino.core.database.ExternalPostgres;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.Jdk25;
import dev.tino.testsupport.RunningTino;

/**
 * From {@code java -jar} to the first answer that says ready, the making of the database included the first time; and to
 * the first classification by the third model that is loaded, beside a database that runs already.
 */
public final class StartUp {

    private static final int STARTS = 5;
    /** So many corrections, and a model of one's own is trained. */
    private static final int CORRECTIONS = 20;
    private static final List<String> MERCHANTS = List.of("HIPICA REAL", "VIVEIRO DE MUDAS");
    private static final String CLASSIFICATIONS = "/api/v1/finance/classifications";
    private static final String LINE = "{\"transactions\":[{\"date\":\"2026-01-31\",\"description\":\"HIPICA REAL ZZ\",\"amount\":-5}]}";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path APPLICATION = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Path TRAINING = Path.of("src", "main", "docker", "train.sh").toAbsolutePath();

    private final Path folder;
    private final Path keys;
    private final String url;
    private String token;

    private StartUp(Path folder, String url) {
        this.folder = folder;
        this.keys = folder.resolve("keys");
        this.url = url;
    }

    /** The figures beside a database that runs already, by themselves. */
    public static void main(String... arguments) throws Exception {
        external(Path.of("target", "bench", "start-" + System.nanoTime()))
                .forEach((what, value) -> System.out.println(what + " = " + value));
        System.exit(0);
    }

    /** By the JVM that runs this, and by a JDK 25 without and with a recorded start; a start of each in turn. */
    static Map<String, Map<String, Object>> external(Path folder) throws Exception {
        Files.createDirectories(folder);
        try (var postgres = ExternalPostgres.startIn(folder.resolve("database"))) {
            var startUp = new StartUp(folder.toAbsolutePath(), postgres.url());
            startUp.prepare();
            Map<String, Start> starts = new LinkedHashMap<>();
            Path own = Path.of(System.getProperty("java.home"));
            starts.put("JDK " + Runtime.version().feature(), new Start(own, new String[0]));
            Optional<Path> jdk = Jdk25.find();
            if (jdk.isPresent()) {
                String[] flags = { "--enable-native-access=ALL-UNNAMED" };
                starts.put("JDK 25", new Start(jdk.get(), flags));
                starts.put("JDK 25, recorded start", new Start(jdk.get(),
                        // Rather none than one without it.
                        new String[] { flags[0], "-XX:AOTCache=" + startUp.record(jdk.get()), "-XX:AOTMode=on" }));
            }
            Map<String, Map<String, Object>> figures = startUp.measure(starts);
            if (jdk.isEmpty()) {
                figures.put("start beside a database, JDK 25",
                        Map.of("left out", "no JDK 25 found; " + Jdk25.NAMED + " names one"));
            }
            return figures;
        }
    }

    private record Start(Path jdk, String[] flags) {
    }

    /** @param millis to the first answer, and CPU until then */
    private record Measurement(long readyMillis, long millis, long cpuMillis, long residentMb) {
    }

    /** Somebody with a model of his own, the third beside the two that ship. */
    private void prepare() throws Exception {
        KeyFolder.generate(keys);
        SealingKeys.generate(keys);
        try (RunningTino tino = RunningTino.in(folder, environment())) {
            token = json(send(tino, "/api/v1/auth/register",
                    "{\"email\":\"bench@example.com\",\"password\":\"correct horse battery\"}")).get("access_token").asText();
            List<String> categories = new ArrayList<>();
            json(send(tino, "/api/v1/finance/categories", null)).get("items")
                    .forEach(category -> categories.add(category.get("id").asText()));
            String lines = IntStream.range(0, CORRECTIONS).mapToObj(
                    i -> "{\"date\":\"2026-01-31\",\"description\":\"%s %c\",\"amount\":-5,\"categoryId\":\"%s\"}".formatted(
                            MERCHANTS.get(i % 2), 'A' + i, categories.get(i % 2)))
                    .collect(Collectors.joining(",", "{\"transactions\":[", "]}"));
            send(tino, "/api/v1/finance/transactions/batch", lines);
            Awaiting.until(Duration.ofMinutes(2), () -> loaded(tino), count -> count == 3);
        }
    }

    /** Models that the node has loaded once it has answered. */
    private int loaded(RunningTino tino) {
        try {
            send(tino, CLASSIFICATIONS, LINE);
            return send(tino, "/q/metrics", null).lines().filter(line -> line.startsWith("tino_models_loaded "))
                    .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ')))).sum();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the image is built. */
    private Path record(Path jdk) throws Exception {
        Path cache = folder.resolve("app.aot");
        try (var postgres = ExternalPostgres.startIn(folder.resolve("training"))) {
            var builder = new ProcessBuilder("bash", TRAINING.toString(), cache.toString(), APPLICATION.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true).redirectOutput(folder.resolve("training.log").toFile());
            builder.environment().put("PATH", jdk.resolve("bin") + ":" + System.getenv("PATH"));
            builder.environment().put("DATABASE_URL", postgres.url());
            try (ServerSocket socket = new ServerSocket(0)) {
                builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(socket.getLocalPort()));
            }
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException("No start was recorded; see " + folder.resolve("training.log"));
            }
        }
        return cache;
    }

    private Map<String, Map<String, Object>> measure(Map<String, Start> starts) throws Exception {
        Map<String, List<Measurement>> measurements = new LinkedHashMap<>();
        for (int i = 0; i < STARTS; i++) {
            for (var start : starts.entrySet()) {
                measurements.computeIfAbsent(start.getKey(), name -> new ArrayList<>()).add(measure(start.getValue()));
            }
        }
        Map<String, Map<String, Object>> figures = new LinkedHashMap<>();
        measurements.forEach((name, all) -> {
            Map<String, Object> medians = new LinkedHashMap<>();
            medians.put("readyMillis", median(all, Measurement::readyMillis));
            medians.put("firstAnswerMillis", median(all, Measurement::millis));
            medians.put("cpuMillis", median(all, Measurement::cpuMillis));
            medians.put("residentMb", median(all, Measurement::residentMb));
            figures.put("start beside a database, " + name, medians);
        });
        return figures;
    }

    private Measurement measure(Start start) throws Exception {
        long begin = System.nanoTime();
        try (RunningTino tino = RunningTino.by(start.jdk(), folder, environment(), start.flags())) {
            send(tino, CLASSIFICATIONS, LINE);
            long millis = (System.nanoTime() - begin) / 1_000_000;
            long cpu = ProcessHandle.of(tino.pid()).orElseThrow().info().totalCpuDuration().orElseThrow().toMillis();
            long resident = Files.readAllLines(Path.of("/proc", Long.toString(tino.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum() / 1024;
            if (loaded(tino) != 3) {
                throw new IllegalStateException("Three models should be loaded");
            }
            return new Measurement(tino.startUp().toMillis(), millis, cpu, resident);
        }
    }

    private Map<String, String> environment() {
        return Map.of("DATABASE_URL", url, "TINO_AUTH_KEYS_DIRECTORY", keys.toString(), "ACCESS_TOKEN_EXPIRE_MINUTES", "600");
    }

    /** A body makes it a POST. */
    private String send(RunningTino tino, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(tino.uri(path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("HTTP %d to %s: %s".formatted(answer.statusCode(), path, answer.body()));
        }
        return answer.body();
    }

    private static JsonNode json(String body) throws IOException {
        return JSON.readTree(body);
    }

    private static long median(List<Measurement> all, ToLongFunction<Measurement> figure) {
        return all.stream().mapToLong(figure).sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }

    /** Medians in milliseconds: {@code fromNothingMillis}, {@code secondStartMillis}. */
    public static Map<String, Object> measure() throws Exception {
        List<Duration> first = new ArrayList<>();
        List<Duration> second = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            Path folder = Files.createTempDirectory("tino-start-up");
            try {
                first.add(startUp(folder));
                second.add(startUp(folder));
            } finally {
                delete(folder);
            }
        }
        Map<String, Object> medians = new LinkedHashMap<>();
        medians.put("fromNothingMillis", median(first));
        medians.put("secondStartMillis", median(second));
        return medians;
    }

    private static Duration startUp(Path folder) {
        try (RunningTino tino = RunningTino.in(folder)) {
            return tino.startUp();
        }
    }

    private static long median(List<Duration> durations) {
        return durations.stream().sorted().skip(STARTS / 2).findFirst().orElseThrow().toMillis();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(StartUp::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
