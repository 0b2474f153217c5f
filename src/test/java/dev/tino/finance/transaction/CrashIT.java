package dev.tino.finance.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.testsupport.RunningTino;

class CrashIT {

    private static final String TRANSACTIONS = "/api/v1/finance/transactions";
    private static final int BATCH = 10_000;
    private static final String LOGIN = "{\"email\":\"ana@example.com\",\"password\":\"correct horse battery\"}";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void aBatchCutOffByKillIsThereWholeOrNotAtAll() throws Exception {
        String batch = "{\"transactions\":["
                + String.join(",",
                        Collections.nCopies(BATCH, "{\"date\":\"2026-01-31\",\"description\":\"PADARIA\",\"amount\":-1}"))
                + "]}";
        int before = 0;
        String path = "/api/v1/auth/register";
        // Later and later into the batch: before, during and after its commit.
        for (int millis : new int[] { 40, 120, 250, 450, 700 }) {
            try (RunningTino tino = RunningTino.in(folder)) {
                String token = token(tino, path);
                path = "/api/v1/auth/login";
                int rows = count(tino, token);
                assertThat((rows - before) % BATCH)
                        .as("killed after %d ms more, %d rows were there and then %d", millis, before, rows)
                        .isZero();
                before = rows;
                CompletableFuture<?> running = http.sendAsync(post(tino, TRANSACTIONS + "/batch", batch, token),
                        BodyHandlers.discarding());
                Thread.sleep(millis);
                tino.kill();
                running.handle((answer, failure) -> null).join();
            }
        }
        try (RunningTino tino = RunningTino.in(folder)) {
            assertThat(count(tino, token(tino, path)) % BATCH).isZero();
        }
    }

    private String token(RunningTino tino, String path) throws Exception {
        return json.readTree(http.send(post(tino, path, LOGIN, null), BodyHandlers.ofString()).body()).get("access_token")
                .asText();
    }

    private int count(RunningTino tino, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(tino.uri(TRANSACTIONS)).header("Authorization", "Bearer " + token)
                .header("Accept", "application/x-ndjson").build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, Integer> ids = new HashMap<>();
        for (String line : answer.body().lines().toList()) {
            JsonNode row = json.readTree(line);
            ids.merge(row.get("id").asText(), 1, Integer::sum);
        }
        assertThat(ids.values()).allMatch(times -> times == 1);
        return ids.size();
    }

    private static HttpRequest post(RunningTino tino, String path, String body, String token) {
        var request = HttpRequest.newBuilder(tino.uri(path)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return (token == null ? request : request.header("Authorization", "Bearer " + token)).build();
    }
}
