package dev.tino.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.testsupport.RunningTino;

/** Requests to a Tino in a process of its own. */
final class Client {

    static final String EMAIL = "ana@example.com";
    static final String PASSWORD = "correct horse battery";
    static final String TRANSACTIONS = "/api/v1/finance/transactions";
    static final String LINE = "{\"date\":\"2026-01-31\",\"description\":\"PADARIA SAO JOAO\",\"amount\":-12.50}";
    static final String LINES = "{\"transactions\":[" + LINE + "]}";

    private static final ObjectMapper JSON = new ObjectMapper();
    // Longer than any answer may take: what runs into it hangs.
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningTino tino;

    Client(RunningTino tino) {
        this.tino = tino;
    }

    /** Tokens as a log-in or a renewal gave them. */
    record Session(String accessToken, String refreshToken, int expiresIn) {

        /** The id of the key that signed the access token. */
        String kid() throws Exception {
            return JSON.readTree(Base64.getUrlDecoder().decode(accessToken.split("\\.")[0])).get("kid").asText();
        }
    }

    static String credentials(String email, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    }

    Session register() throws Exception {
        return session(post("/api/v1/auth/register", null, credentials(EMAIL, PASSWORD)), 201);
    }

    Session logIn() throws Exception {
        return session(post("/api/v1/auth/login", null, credentials(EMAIL, PASSWORD)), 200);
    }

    HttpResponse<String> refresh(String refreshToken) throws Exception {
        return post("/api/v1/auth/refresh", null, "{\"refresh_token\":\"%s\"}".formatted(refreshToken));
    }

    static Session session(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode body = json(answer);
        return new Session(body.get("access_token").asText(), body.get("refresh_token").asText(),
                body.get("expires_in").asInt());
    }

    /** With a token, unless it is null. */
    HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(tino.uri(path), token).build());
    }

    HttpResponse<String> post(String path, String token, String body) throws Exception {
        return send(request(tino.uri(path), token).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build());
    }

    HttpResponse<String> delete(String path, String token) throws Exception {
        return send(request(tino.uri(path), token).DELETE().build());
    }

    /** Lines of a stream of events, as they come; from behind the last one that is known already, unless that is null. */
    HttpResponse<Stream<String>> events(String path, String token, String last) throws Exception {
        var request = request(tino.uri(path), token).header("Accept", "text/event-stream");
        return http.send(last == null ? request.build() : request.header("Last-Event-ID", last).build(),
                BodyHandlers.ofLines());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(URI uri, String token) {
        var request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
