package dev.tino.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.finance.corpus.GeneratedLine;
import dev.tino.testsupport.RunningTino;

/** The packaged application in a process of its own with 256 MB of heap, and its client. Linux only: it reads /proc. */
final class ServiceUnderLoad implements AutoCloseable {

    private static final String PATH = "/api/v1/finance/classifications";
    private static final String JOBS_PATH = "/api/v1/finance/classification-jobs";
    private static final int MOST_IN_A_BODY = 10_000;
    private static final int WARM_UP_ROUNDS = 16;
    private static final int ROUNDS = 5;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final RunningTino tino;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> lines;
    private final String token;

    ServiceUnderLoad(Path folder, List<GeneratedLine> generated) throws Exception {
        this(RunningTino.JAR, folder, generated);
    }

    ServiceUnderLoad(Path jar, Path folder, List<GeneratedLine> generated) throws Exception {
        Files.createDirectories(folder);
        tino = RunningTino.by(Path.of(System.getProperty("java.home")), jar, folder, Map.of(), "-Xmx256m",
                "-Dquarkus.vertx.max-event-loop-execute-time=100ms",
                "-Dquarkus.vertx.warning-exception-time=100ms", "-Dtino.auth.access-token-lifetime=1H",
                "-Dtino.limits.enabled=false");
        lines = generated.stream().map(ServiceUnderLoad::json).toList();
        var registered = http.send(request("/api/v1/auth/register", "application/json").POST(BodyPublishers.ofString(
                "{\"email\":\"bench-%d@example.com\",\"password\":\"correct horse battery\"}".formatted(System.nanoTime())))
                .build(),
                BodyHandlers.ofString());
        token = new ObjectMapper().readTree(registered.body()).get("access_token").asText();
    }

    private static String json(GeneratedLine line) {
        return "{\"date\":\"%s\",\"description\":\"%s\",\"amount\":%s}".formatted(line.date(),
                line.description().replace("\\", "\\\\").replace("\"", "\\\""), line.amount());
    }

    /**
     * Bodies of some lines each, one after the other on one connection: the best of some rounds, as for the engine, after
     * as many lines as it takes until nothing is left to compile.
     */
    Measured batches(int size, int bodies) throws Exception {
        List<String> contents = new ArrayList<>();
        for (int from = 0; from + size <= lines.size(); from += size) {
            contents.add("{\"transactions\":[" + String.join(",", lines.subList(from, from + size)) + "]}");
        }
        send(contents, WARM_UP_ROUNDS * bodies);
        Measured best = null;
        for (int round = 0; round < ROUNDS; round++) {
            Measured measured = measure((long) size * bodies, () -> {
                send(contents, bodies);
                return null;
            });
            best = best == null || measured.cpuMicros() < best.cpuMicros() ? measured : best;
        }
        return best;
    }

    private void send(List<String> contents, int bodies) throws Exception {
        for (int i = 0; i < bodies; i++) {
            var request = request(PATH, "application/json").POST(BodyPublishers.ofString(contents.get(i % contents.size())))
                    .build();
            expect(200, http.send(request, BodyHandlers.ofByteArray()).statusCode());
        }
    }

    /** All lines in one job: submitted, waited for and its result read; once before, to warm up. */
    Measured job() throws Exception {
        byte[] body = body(lines);
        runJob(body);
        return measure(lines.size(), () -> runJob(body));
    }

    /** The same lines through the synchronous route, in as few bodies as it takes; once before, to warm up. */
    Measured bodies() throws Exception {
        List<byte[]> bodies = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += MOST_IN_A_BODY) {
            bodies.add(body(lines.subList(from, Math.min(lines.size(), from + MOST_IN_A_BODY))));
        }
        sendAll(bodies);
        return measure(lines.size(), () -> sendAll(bodies));
    }

    private static byte[] body(List<String> lines) {
        return ("{\"transactions\":[" + String.join(",", lines) + "]}").getBytes(StandardCharsets.UTF_8);
    }

    private Boolean sendAll(List<byte[]> bodies) throws Exception {
        for (byte[] body : bodies) {
            var request = request(PATH, "application/json").POST(BodyPublishers.ofByteArray(body)).build();
            expect(200, http.send(request, BodyHandlers.ofByteArray()).statusCode());
        }
        return null;
    }

    private Boolean runJob(byte[] body) throws Exception {
        var submission = request(JOBS_PATH, "application/json").POST(BodyPublishers.ofByteArray(body)).build();
        var submitted = http.send(submission, BodyHandlers.ofString());
        expect(202, submitted.statusCode());
        String job = URI.create(submitted.headers().firstValue("Location").orElseThrow()).getPath();
        String status = status(job);
        while (!status.equals("completed")) {
            if (status.equals("failed")) {
                throw new IllegalStateException("A job failed");
            }
            Thread.sleep(20);
            status = status(job);
        }
        var result = http.send(request(job + "/result", "application/json").build(), BodyHandlers.ofInputStream());
        expect(200, result.statusCode());
        try (InputStream in = result.body()) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return null;
    }

    private String status(String job) throws Exception {
        var answer = http.send(request(job, "application/json").build(), BodyHandlers.ofByteArray());
        expect(200, answer.statusCode());
        return new ObjectMapper().readTree(answer.body()).get("status").asText();
    }

    /** One stream; a hundredth of it warms up. */
    Measured stream(int count) throws Exception {
        streamed(Math.max(20_000, count / 100));
        return measure(count, () -> streamed(count));
    }

    /** Writes and reads at once on a socket of our own: the JDK's client sends all before it shows the answer. */
    private Boolean streamed(int count) throws Exception {
        try (var socket = new Socket("127.0.0.1", tino.port())) {
            var sentAll = CompletableFuture.supplyAsync(() -> write(socket, count));
            long firstOut = read(socket, count);
            return firstOut < sentAll.get();
        }
    }

    private long write(Socket socket, int count) {
        try {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            out.write(("POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n"
                    + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n").formatted(PATH, token)
                    .getBytes(StandardCharsets.US_ASCII));
            for (int from = 0; from < count; from += 100) {
                byte[] chunk = (String.join("\n", lines.subList(from % lines.size(), from % lines.size() + 100)) + "\n")
                        .getBytes(StandardCharsets.UTF_8);
                out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return System.nanoTime();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts the answers until the server closes; tells when the first one came. */
    private static long read(Socket socket, int expected) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        byte[] buffer = new byte[1 << 16];
        byte[] mark = "\"description\":".getBytes(StandardCharsets.US_ASCII);
        long first = Long.MAX_VALUE;
        int matched = 0;
        long marks = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                matched = buffer[i] == mark[matched] ? matched + 1 : buffer[i] == mark[0] ? 1 : 0;
                if (matched == mark.length) {
                    first = Math.min(first, System.nanoTime());
                    marks++;
                    matched = 0;
                }
            }
        }
        if (marks != expected) {
            throw new IllegalStateException("%d answers for %d lines".formatted(marks, expected));
        }
        return first;
    }

    /** Requests of one line from several clients at once; as many again warm up. */
    Map<String, Object> singles(int clients, int requests) throws Exception {
        single(clients, requests);
        long[] nanos = single(clients, requests);
        Arrays.sort(nanos);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("p50Millis", nanos[requests / 2] / 10_000 / 100.0);
        result.put("p99Millis", nanos[requests * 99 / 100] / 10_000 / 100.0);
        return result;
    }

    private long[] single(int clients, int requests) throws Exception {
        long[] nanos = new long[requests];
        var next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                running.add(CompletableFuture.runAsync(() -> {
                    for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                        nanos[i] = single(i);
                    }
                }, pool));
            }
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get();
        } finally {
            pool.shutdown();
        }
        return nanos;
    }

    private long single(int i) {
        var request = request(PATH, "application/json")
                .POST(BodyPublishers.ofString("{\"transactions\":[" + lines.get(i % lines.size()) + "]}")).build();
        long begin = System.nanoTime();
        try {
            expect(200, http.send(request, BodyHandlers.ofByteArray()).statusCode());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return System.nanoTime() - begin;
    }

    long blockedThreadWarnings() {
        return tino.log().lines().filter(line -> line.contains("has been blocked for")).count();
    }

    private Measured measure(long count, Work work) throws Exception {
        // 5 makes the kernel forget the peak so far.
        Files.writeString(proc("clear_refs"), "5");
        long cpu = cpuMicros();
        long begin = System.nanoTime();
        Boolean early = work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Measured((cpuMicros() - cpu) / (double) count, count / seconds, peakKb(), early);
    }

    private long cpuMicros() {
        return ProcessHandle.of(tino.pid()).orElseThrow().info().totalCpuDuration().orElseThrow().toNanos() / 1_000;
    }

    /** From its launch to the first answer that says ready. */
    Duration startUp() {
        return tino.startUp();
    }

    /** What the process holds in RAM now. */
    long residentKb() throws IOException {
        return memoryKb("VmRSS:");
    }

    private long peakKb() throws IOException {
        return memoryKb("VmHWM:");
    }

    private long memoryKb(String field) throws IOException {
        return Files.readAllLines(proc("status")).stream().filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(tino.pid()), file);
    }

    private HttpRequest.Builder request(String path, String contentType) {
        var request = HttpRequest.newBuilder(tino.uri(path)).timeout(LONG).header("Content-Type", contentType);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static void expect(int expected, int status) {
        if (status != expected) {
            throw new IllegalStateException("HTTP " + status);
        }
    }

    @Override
    public void close() {
        tino.close();
    }

    private interface Work {
        Boolean run() throws Exception;
    }
}
