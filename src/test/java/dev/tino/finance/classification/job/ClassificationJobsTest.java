package dev.tino.finance.classification.job;

import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ClassificationJobsTest {

    private static final String PATH = "/api/v1/finance/classification-jobs";
    private static final List<String> MERCHANTS = List.of("PADARIA SAO JOAO", "POSTO SHELL", "FARMACIA SAO JOAO", "XQZWK VBN");

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
