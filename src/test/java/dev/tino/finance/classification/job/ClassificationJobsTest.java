package dev.tino.finance.classification.job;

import static dev.tino.testsupport.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ClassificationJobsTest {

    private static final String PATH = "/api/v1/finance/classification-jobs";
    private static final List<String> MERCHANTS = List.of("PADARIA SAO JOAO", "POSTO SHELL", "FARMACIA SAO JOAO", "XQZWK VBN");

    @Inject
    Pool pool;

    private Account ana;

    @BeforeEach
    void registerAna() {
        ana = Account.register();
    }

    @Test
    void aJobAnswersAsTheSynchronousRouteDoes() {
        List<Map<String, Object>> lines = lines(2_500);

        String job = submit(lines).getHeader("Location");
        Response finished = finished(job);

        assertThat(finished.<String> path("status")).isEqualTo("completed");
        assertThat(finished.<Integer> path("progress.done")).isEqualTo(2_500);
        Response result = ana.get(job + "/result");
        assertThat(result.contentType()).startsWith("application/json");
        assertThat(result.<Object> path("")).isEqualTo(ana.post("/api/v1/finance/classifications",
                Map.of("transactions", lines)).path(""));
        assertThat(ana.get(job + "/result").asByteArray()).isEqualTo(result.asByteArray());
    }

    @Test
    void oneLineIsAJobToo() {
        String job = submit(lines(1)).getHeader("Location");
        finished(job);

        assertThat(ana.get(job + "/result").<List<String>> path("transactions.category")).containsExactly("Alimentação");
    }

    @Test
    void whatWasCorrectedMeanwhileCountsForTheJob() {
        var correction = Map.of("date", "2026-01-31", "description", "XQZWK VBN", "amount", -1,
                "categoryId", ana.category("Farmácia"));
        ana.post("/api/v1/finance/transactions", correction).then().statusCode(201);

        String job = submit(lines(4)).getHeader("Location");
        finished(job);

        assertThat(ana.get(job + "/result").<String> path("transactions[3].category")).isEqualTo("Farmácia");
        assertThat(ana.get(job + "/result").<String> path("transactions[3].source")).isEqualTo("user");
    }

    @Test
    void noLineAndOneTooManyAreRefused() {
        assertProblem(submit(List.of()), 422, "INVALID");
        assertProblem(submit(lines(100_001)), 422, "INVALID");
    }

    @Test
    void fewLargeBodiesAreTakenAtATime() {
        List<Map<String, Object>> lines = lines(20_000);
        ExecutorService clients = Executors.newFixedThreadPool(7);
        SqlConnection connection = pool.getConnection().await().indefinitely();
        Transaction held = connection.begin().await().indefinitely();
        connection.query("lock table job_content in share mode").execute().await().indefinitely();

        List<CompletableFuture<Response>> submissions = IntStream.range(0, 7)
                .mapToObj(client -> CompletableFuture.supplyAsync(() -> submit(lines), clients)).toList();
        var first = (Response) CompletableFuture.anyOf(submissions.toArray(CompletableFuture[]::new)).join();
        held.rollback().await().indefinitely();
        connection.close().await().indefinitely();

        assertProblem(first, 503, "UNAVAILABLE");
        assertThat(first.header("Retry-After")).isEqualTo("2");
        assertThat(submissions.stream().map(submission -> submission.join().statusCode()).sorted().toList())
                .isEqualTo(List.of(202, 202, 202, 202, 202, 202, 503));
        clients.shutdown();
    }

    @Test
    void aBodyWithoutADeclaredLengthIsMeasuredToo() throws Exception {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + PATH))
                .header("Authorization", "Bearer " + ana.token()).header("Content-Type", "application/json");
        byte[] tooMany = new byte[33 << 20];
        byte[] one = "{\"transactions\":[{\"date\":\"2026-01-31\",\"description\":\"A\",\"amount\":1}]}".getBytes(UTF_8);

        var refused = client.send(request.copy().POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooMany)))
                .build(), BodyHandlers.ofString());
        var taken = client.send(request.copy().POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(one))).build(),
                BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(taken.statusCode()).isEqualTo(202);
    }

    @Test
    void aBadLineRefusesTheWholeBody() {
        Response refused = ana.request().contentType(ContentType.JSON)
                .body("{\"transactions\":[{\"date\":\"2026-02-31\",\"description\":\"A\",\"amount\":1}]}").post(PATH);

        assertProblem(refused, 422, "INVALID");
        assertThat(refused.<String> path("violations[0].field")).isEqualTo("transactions[0].date");
    }

    @Test
    void whatIsNoJsonIsMalformed() {
        assertProblem(ana.request().contentType(ContentType.JSON).body("{\"transactions\":[").post(PATH), 400, "MALFORMED");
    }

    @Test
    void aRepeatUnderOneKeyIsTheSameJob() {
        var body = Map.of("transactions", lines(3));

        Response first = ana.request().header("Idempotency-Key", "monday").contentType(ContentType.JSON).body(body).post(PATH);
        Response again = ana.request().header("Idempotency-Key", "monday").contentType(ContentType.JSON).body(body).post(PATH);

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.<String> path("jobId")).isEqualTo(first.path("jobId"));
    }

    @Test
    void anothersJobIsNotFound() {
        String job = submit(lines(1)).getHeader("Location");
        finished(job);

        Account bob = Account.register();

        assertProblem(bob.get(job), 404, "JOB_NOT_FOUND");
        assertProblem(bob.get(job + "/result"), 404, "JOB_NOT_FOUND");
    }

    private Response submit(List<Map<String, Object>> lines) {
        return ana.post(PATH, Map.of("transactions", lines));
    }

    private Response finished(String job) {
        return Awaiting.until(() -> ana.get(job), answer -> answer.path("finishedAt") != null);
    }

    private static List<Map<String, Object>> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> Map.<String, Object> of("date", "2026-01-31",
                "description", MERCHANTS.get(i % MERCHANTS.size()), "amount", -12.5)).toList();
    }
}
