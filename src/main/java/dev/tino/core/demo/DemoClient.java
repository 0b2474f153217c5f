package dev.tino.core.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Makes somebody's requests, one after the other. What is refused is a mistake here, and fails. */
public final class DemoClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int REFUSED = 400;
    private static final String BOUNDARY = "tino-demonstration";

    private final HttpClient http;
    private final URI address;
    private final String token;
    private final ObjectMapper json;

    DemoClient(HttpClient http, URI address, String token, ObjectMapper json) {
        this.http = http;
        this.address = address;
        this.token = token;
        this.json = json;
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody(), null);
    }

    /** @param body what becomes the JSON, or null for none */
    public JsonNode send(String method, String path, Object body) throws IOException, InterruptedException {
        return body == null ? send(method, path, BodyPublishers.noBody(), null)
                : send(method, path, BodyPublishers.ofByteArray(json.writeValueAsBytes(body)), "application/json");
    }

    public JsonNode upload(String path, String fileName, String content) throws IOException, InterruptedException {
        String body = """
                --%s\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: text/csv; charset=UTF-8\r
                \r
                %s\r
                --%s--\r
                """.formatted(BOUNDARY, fileName, content, BOUNDARY);
        return send("POST", path, BodyPublishers.ofString(body), "multipart/form-data; boundary=" + BOUNDARY);
    }

    /** Waits until a job has ended, however it did. */
    public void await(String jobId) throws IOException, InterruptedException {
        DemoSite.await("The end of the job " + jobId, () -> !get("/api/v1/jobs/" + jobId).get("finishedAt").isNull());
    }

    private JsonNode send(String method, String path, BodyPublisher body, String type)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        JsonNode answer = response.body().length == 0 ? json.missingNode() : json.readTree(response.body());
        if (response.statusCode() >= REFUSED) {
            throw new IOException("%s %s was answered %d: %s".formatted(method, path, response.statusCode(), answer));
        }
        return answer;
    }
}
