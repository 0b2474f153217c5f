package dev.tino.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.database.EmbeddedDatabase;
import dev.tino.testsupport.RunningTino;

/**
 * What the request log adds to the CPU of a single-line classification: two packaged instances side by side, one with
 * the log off, measured in turns, so that whatever else the machine does falls on both. Halfway they are started again
 * and change parts, so that what one start has over another falls on both, too. Linux only: it reads
 * {@code postmaster.pid} and expects processes to tell their CPU.
 */
final class RequestLogCost {

    private static final int PAIRS = 10;
    /** Of Student's t for nine degrees of freedom: 95 % lie within. */
    private static final double T = 2.262;
    private static final int CLIENTS = 4;
    private static final int ROUND = 10_000;
    private static final int AFTERWARDS_MILLIS = 1_000;
    /** Until nothing is left to compile, which otherwise is most of what is measured. */
    private static final int WARM_UP_ROUNDS = 16;
    private static final int EXPIRED_ROWS = 1_000_000;
    private static final String ONE = "one";
    private static final String OTHER = "other";
    private static final String PATH = "/api/v1/finance/classifications";
    private static final String LINE = "{\"transactions\":[{\"date\":\"2026-01-31\",\"description\":\"PADARIA SAO JOAO %d\",\"amount\":-12.5}]}";

    private RequestLogCost() {
    }

    /** The cost by itself. */
    public static void main(String... arguments) throws Exception {
        Path folder = Path.of("target", "bench", "request-log");
        measure(folder).forEach((what, value) -> System.out.println(what + " = " + value));
        System.out.println("an expired day of 1,000,000 rows: " + removal(folder));
    }

    /** CPU of the process per request with the log over that without it, in pairs, and the same of PostgreSQL. */
    static Map<String, Object> measure(Path folder) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Pair> pairs = new ArrayList<>(pairs(folder.resolve(ONE), folder.resolve(OTHER), clients));
            pairs.addAll(pairs(folder.resolve(OTHER), folder.resolve(ONE), clients));
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("cpuMicrosPerRequestWithout",
                    rounded(pairs.stream().mapToDouble(pair -> pair.off.service).average().orElseThrow()));
            result.put("ratio", interval(pairs.stream().mapToDouble(pair -> pair.on.service / pair.off.service)));
            result.put("postgresMicrosPerRequestMore",
                    interval(pairs.stream().mapToDouble(pair -> pair.on.database - pair.off.database)));
            return result;
        } finally {
            clients.shutdown();
        }
    }

    /** Half of the pairs: each start of a process is somewhat faster or slower than the next, for as long as it lives. */
    private static List<Pair> pairs(Path on, Path off, ExecutorService clients) throws Exception {
        List<Pair> pairs = new ArrayList<>();
        try (var with = new Instance(on, true, clients); var without = new Instance(off, false, clients)) {
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                with.round();
                without.round();
            }
            for (int i = 0; i < PAIRS / 2; i++) {
                boolean firstWith = i % 2 == 0;
                Cpu first = (firstWith ? with : without).round();
                Cpu second = (firstWith ? without : with).round();
                pairs.add(firstWith ? new Pair(first, second) : new Pair(second, first));
            }
        }
        return pairs;
    }

    private record Pair(Cpu on, Cpu off) {
    }

    /** Mean and 95 % interval. */
    private static String interval(DoubleStream measured) {
        double[] values = measured.toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1);
        double half = T * Math.sqrt(variance / values.length);
        return "%s [%s, %s]".formatted(rounded(mean), rounded(mean - half), rounded(mean + half));
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }

    /** Milliseconds until a million rows of a day that has expired are gone, and then until their disk is free; three times. */
    static Map<String, Object> removal(Path folder) throws SQLException, IOException, InterruptedException {
        Map<String, String> settings = EmbeddedDatabase.startOnce(folder.resolve(ONE).resolve("data")).settings();
        List<Double> gone = new ArrayList<>();
        List<Double> free = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"), settings.get("quarkus.datasource.password"));
                var statement = connection.createStatement()) {
            for (int i = 0; i < 3; i++) {
                fill(statement);
                // What is a month old has reached the disk long ago.
                new ProcessBuilder("sync").start().waitFor();
                gone.add(millis(statement, "select log_remove_day('request_log', '2001-01-01')"));
                free.add(millis(statement, "select log_free('request_log')"));
            }
        }
        return Map.of("goneMillis", gone, "freeMillis", free);
    }

    private static double millis(Statement statement, String query) throws SQLException {
        long begin = System.nanoTime();
        statement.executeQuery(query);
        return rounded((System.nanoTime() - begin) / 1e6);
    }

    private static void fill(Statement statement) throws SQLException {
        statement.execute("select log_make_day('request_log', '2001-01-01')");
        statement.execute("insert into request_log (id, time, method, route, path, status, micros, user_id, address,"
                + " browser, os, trace_id, body) select gen_random_uuid(), '2001-01-01T00:00:00Z'::timestamptz"
                + " + n * interval '0.08 s', 'POST', '" + PATH + "', '" + PATH + "', 200, 1500, gen_random_uuid(),"
                + " '192.0.2.1', 'Firefox 140', 'Windows 10', gen_random_uuid()::text,"
                + " '{\"transactions\":[{\"date\":10,\"description\":18,\"amount\":5}]}' from generate_series(1, "
                + EXPIRED_ROWS + ") n");
        statement.execute("update request_log_day set entries = " + EXPIRED_ROWS + " where day = '2001-01-01'");
    }

    /** Microseconds of CPU, a request. */
    private record Cpu(double service, double database) {
    }

    private static final class Instance implements AutoCloseable {

        private final RunningTino tino;
        private final long postmaster;
        private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final ExecutorService clients;
        private final String token;

        Instance(Path folder, boolean logged, ExecutorService clients) throws Exception {
            Files.createDirectories(folder);
            this.clients = clients;
            tino = RunningTino.in(folder, Map.of(), "-Xmx256m", "-Dtino.audit.request-log.enabled=" + logged,
                    "-Dtino.auth.access-token-lifetime=1H", "-Dtino.limits.enabled=false");
            postmaster = postmaster(folder);
            var request = HttpRequest.newBuilder(tino.uri("/api/v1/auth/register")).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"email\":\"cost-%d@example.com\",\"password\":\"correct horse battery\"}"
                            .formatted(System.nanoTime())))
                    .build();
            token = new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body()).get("access_token")
                    .asText();
        }

        private static long postmaster(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                Path pid = files.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow();
                return Long.parseLong(Files.readAllLines(pid).get(0).strip());
            }
        }

        Cpu round() throws InterruptedException {
            double service = micros(tino.pid());
            double database = databaseMicros();
            CompletableFuture.allOf(IntStream.range(0, CLIENTS)
                    .mapToObj(client -> CompletableFuture.runAsync(this::requests, clients))
                    .toArray(CompletableFuture[]::new)).join();
            // The rows of the last requests are written after their answers, at this round's expense.
            Thread.sleep(AFTERWARDS_MILLIS);
            return new Cpu((micros(tino.pid()) - service) / ROUND, (databaseMicros() - database) / ROUND);
        }

        private void requests() {
            for (int i = 0; i < ROUND / CLIENTS; i++) {
                var request = HttpRequest.newBuilder(tino.uri(PATH)).header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token).POST(BodyPublishers.ofString(LINE.formatted(i))).build();
                try {
                    int status = http.send(request, BodyHandlers.ofByteArray()).statusCode();
                    if (status != 200) {
                        throw new IllegalStateException("HTTP " + status);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        private double databaseMicros() {
            ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
            return Stream.concat(Stream.of(server), server.descendants()).mapToDouble(process -> micros(process.pid())).sum();
        }

        private static double micros(long pid) {
            return ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration())
                    .map(cpu -> cpu.toNanos() / 1e3).orElse(0.0);
        }

        @Override
        public void close() {
            tino.close();
        }
    }
}
