package dev.tino.core.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StandingsTest {

    private static final int REQUESTS = 40;

    @TestHTTPResource
    URI root;

    /** In one context they would disturb each other's sessions. */
    @RepeatedTest(5)
    void requestsThatWaitForTheSameLookGoOnEachInItsOwnContext() {
        Account ana = Account.register();
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/api/v1/me"))
                .header("Authorization", "Bearer " + ana.token())
                .build();

        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, REQUESTS)
                .mapToObj(i -> http.sendAsync(request, BodyHandlers.ofString())).toList();

        assertThat(answers).extracting(answer -> answer.join().statusCode()).containsOnly(200);
    }
}
