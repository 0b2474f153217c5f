package dev.tino.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.finance.classification.Classifier;
import dev.tino.finance.corpus.GeneratedLine;
import dev.tino.testsupport.RunningTino;

/** The packaged application with a fixed heap whose pages are touched at the start, as its administrator uses it. */
final class SwapService implements AutoCloseable {

    private static final String EMAIL = "bench@example.com";
    private static final String PASSWORD = "correct horse battery";
    private static final Duration LONG = Duration.ofMinutes(1);

    private final RunningTino tino;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String token;

    /** @param models folder of versions to be imported */
    SwapService(Path folder, Path models) throws Exception {
        tino = RunningTino.in(folder,
                Map.of("TINO_ADMIN_EMAIL", EMAIL, "TINO_ADMIN_PASSWORD", PASSWORD, "MALLOC_ARENA_MAX", "2"), "-Xms256m",
                "-Xmx256m", "-XX:+AlwaysPreTouch", "-Dtino.auth.access-token-lifetime=1H", "-Dtino.limits.enabled=false",
                "-Dtino.models.import-path=" + models.toAbsolutePath());
        token = send("POST", "/api/v1/auth/login",
                json.writeValueAsString(Map.of("email", EMAIL, "password", PASSWORD)), null).get("access_token").asText();
    }

    static String body(GeneratedLine line) {
        return "{\"transactions\":[{\"date\":\"%s\",\"description\":\"%s\",\"amount\":%s}]}".formatted(line.date(),
                line.description().replace("\\", "\\\\").replace("\"", "\\\""), line.amount());
    }

    JsonNode classify(String body) throws IOException, InterruptedException {
        return send("POST", "/api/v1/finance/classifications", body, token);
    }

    void promote(int version) throws IOException, InterruptedException {
        send("PUT", "/api/v1/models/" + Classifier.MODEL + "/champion",
                json.writeValueAsString(Map.of("version", version, "reason", "its turn")), token);
    }

    private JsonNode send(String method, String path, String body, String bearer) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(tino.uri(path)).timeout(LONG).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("HTTP %d to %s %s: %s".formatted(answer.statusCode(), method, path,
                    new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return json.readTree(answer.body());
    }

    /** What the process holds in RAM. */
    long residentKb() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(tino.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        tino.close();
    }
}
