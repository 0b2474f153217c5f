package dev.tino.testsupport;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A company of a Tino in a process of its own, which may be another one after each request. */
public final class CreditClient {

    private static final String CREDIT = "/api/v1/credit/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> UNDER_WAY = Set.of("pending", "running");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Supplier<RunningTino> tino;
    private final String token;

    private CreditClient(Supplier<RunningTino> tino, String token) {
        this.tino = tino;
        this.token = token;
    }

    /** A new company. */
    public static CreditClient register(Supplier<RunningTino> tino) throws Exception {
        var nobody = new CreditClient(tino, null);
        JsonNode registered = nobody.expect(201, nobody.send("POST", CREDIT + "companies",
                Map.of("name", "Company " + System.nanoTime(), "email", "company@example.com")));
        return new CreditClient(tino, registered.get("token").asText());
    }

    /** @param path below {@code /api/v1/}; a body that is null is none */
    public HttpResponse<String> send(String method, String path, Object body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(tino.get().uri(path)).timeout(PATIENCE)
                .method(method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    public JsonNode expect(int status, HttpResponse<String> response) throws IOException {
        if (response.statusCode() != status) {
            throw new IllegalStateException("%d instead of %d: %s".formatted(response.statusCode(), status, response.body()));
        }
        return JSON.readTree(response.body());
    }

    public JsonNode get(String path) throws Exception {
        return expect(200, send("GET", CREDIT + path, null));
    }

    public HttpResponse<String> post(String path, Object body) throws Exception {
        return send("POST", CREDIT + path, body);
    }

    public String dataset(Map<String, Object> definition) throws Exception {
        return expect(201, post("datasets", definition)).get("id").asText();
    }

    public HttpResponse<String> lot(String dataset, int number, List<Map<String, Object>> rows) throws Exception {
        return send("PUT", CREDIT + "datasets/" + dataset + "/batches/" + number, Map.of("rows", rows));
    }

    /** @return the job that trains */
    public String seal(String dataset) throws Exception {
        return expect(202, post("datasets/" + dataset + "/seal", Map.of())).get("jobId").asText();
    }

    public String status(String job) throws Exception {
        return expect(200, send("GET", "/api/v1/jobs/" + job, null)).get("status").asText();
    }

    /** Waits until a job has ended, and gives its result. */
    public JsonNode result(String job, Duration patience) throws Exception {
        long begin = System.nanoTime();
        while (UNDER_WAY.contains(status(job))) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                throw new IllegalStateException("The job is not done yet");
            }
            Thread.sleep(200);
        }
        return expect(200, send("GET", "/api/v1/jobs/" + job + "/result", null));
    }
}
