package dev.tino.compat.finance.batch;

import static dev.tino.compat.finance.OldClient.types;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.compat.finance.OldClient;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BatchTest {

    @Inject
    Pool pool;
    @Inject
    Jobs jobs;

    private OldClient ana;

    @BeforeEach
    void registerAna() {
        ana = OldClient.register();
    }

    @Test
    void linesComeBackWithTheirClassification() {
        Response answer = ana.json("/batchclassifier", Map.of("transactions",
                List.of(line("PADARIA SAO JOAO", 12.5, null), line("XQZWK VBN", -1, null), line("XQZWK VBN", 1, "Casa"))));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        Map<String, Object> first = new HashMap<>(line("PADARIA SAO JOAO", 12.5f, "Alimentação"));
        first.put("date", "Mon, 15 Jan 2024 00:00:00 GMT");
        assertThat(answer.<Map<String, Object>> path("transactions[0]")).isEqualTo(first);
        assertThat(answer.<String> path("transactions[1].classification")).isNull();
        assertThat(answer.<String> path("transactions[2].classification")).isEqualTo("Casa");
        assertThat(ana.json("/api/batchclassifier", Map.of("transactions", List.of())).<Map<String, ?>> path(""))
                .isEqualTo(Map.of("transactions", List.of()));
    }

    @Test
    void theReadmesSampleIsRefusedAsItWas() {
        Map<String, Object> line = line("PADARIA", 1, null);
        line.put("user", 1);
        Map<String, Object> bare = Map.of("date", "2024-01-15", "description", "PADARIA", "value", 1);

        for (String path : List.of("/batchclassifier", "/batch-classify-async", "/api/batch-classify-async")) {
            Response refused = ana.json(path, Map.of("transactions", List.of(line, bare)));

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(types(refused)).containsExactly("string_type", "missing", "missing");
            assertThat(refused.<List<Object>> path("[0].loc")).containsExactly("transactions", 0, "user");
            assertThat(refused.<List<Object>> path("[2].loc")).containsExactly("transactions", 1, "classification");
            assertThat(types(ana.json(path, Map.of("invalid", "data")))).containsExactly("missing");
            assertThat(types(ana.json(path, "no JSON"))).containsExactly("json_invalid");
        }
    }

    @Test
    void tooManyLinesAreRefused() {
        Map<String, Object> line = line("X", 1, null);

        assertThat(types(ana.json("/batchclassifier", Map.of("transactions", Collections.nCopies(10_001, line)))))
                .containsExactly("too_long");
        assertThat(types(ana.json("/batch-classify-async", Map.of("transactions", Collections.nCopies(100_001, line)))))
                .containsExactly("too_long");
    }

    @Test
    void whatTinoItselfRefusesIsToldInTheSameForm() {
        Map<String, Object> line = line("PADARIA", 1, null);
        line.put("user", "x".repeat(70_000));

        Response refused = ana.json("/batch-classify-async", Map.of("transactions", List.of(line)));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(types(refused)).containsExactly("value_error");
        assertThat(refused.<List<Object>> path("[0].loc")).containsExactly("transactions", 0);
    }

    @Test
    void aJobsResultCanBeReadAgain() {
        Map<String, Object> line = line("PADARIA SAO JOAO", 12.5, null);
        line.put("date", "2024-01-15T03:00:00.000Z");

        Response submitted = ana.json("/batch-classify-async", Map.of("transactions", List.of(line)));

        assertThat(submitted.statusCode()).as(submitted.asString()).isEqualTo(202);
        String job = submitted.path("jobId");
        assertThat(submitted.<Map<String, ?>> path("")).containsOnlyKeys("jobId");
        Response completed = completed(ana, job);
        line.put("date", "2024-01-15T03:00:00Z");
        line.put("value", 12.5f);
        line.put("classification", "Alimentação");
        Map<String, Object> expected = new HashMap<>(Map.of("status", "completed", "transactions", List.of(line)));
        expected.put("message", null);
        assertThat(completed.<Map<String, Object>> path("")).isEqualTo(expected);
        assertThat(ana.behindProxy().get("/batch-jobs/" + job).asString()).isEqualTo(completed.asString());
        assertThat(completed.header("Deprecation")).startsWith("@");
    }

    @Test
    void aLargeJobAnswersLineByLine() {
        List<Map<String, Object>> lines = IntStream.range(0, 2_500)
                .mapToObj(i -> line(i % 2 == 0 ? "PADARIA SAO JOAO" : "XQZWK VBN", i + 0.25, null)).toList();

        Response completed = completed(ana, ana.json("/api/batch-classify-async", Map.of("transactions", lines)).path("jobId"));

        assertThat(completed.<List<Float>> path("transactions.value"))
                .isEqualTo(IntStream.range(0, 2_500).mapToObj(i -> i + 0.25f).toList());
        assertThat(completed.<List<String>> path("transactions.classification").subList(0, 3)).containsExactly("Alimentação",
                null, "Alimentação");
    }

    @Test
    void noLineIsAJobToo() {
        String job = ana.json("/batch-classify-async", Map.of("transactions", List.of())).path("jobId");

        Map<String, Object> expected = new HashMap<>(Map.of("status", "completed", "transactions", List.of()));
        expected.put("message", null);
        assertThat(completed(ana, job).<Map<String, Object>> path("")).isEqualTo(expected);
        assertThat(ana.account().get("/api/v1/jobs/" + job + "/result").<List<?>> path("transactions")).isEmpty();
    }

    @Test
    void aJobOfTinosOwnRouteIsToldToo() {
        String job = ana.account().post("/api/v1/finance/classification-jobs", Map.of("transactions",
                List.of(Map.of("date", "2024-01-15", "description", "PADARIA SAO JOAO", "amount", -12.5, "person", "Ana"))))
                .path("jobId");

        assertThat(completed(ana, job).<Map<String, Object>> path("transactions[0]")).isEqualTo(Map.of("date",
                "2024-01-15T00:00:00", "description", "PADARIA SAO JOAO", "value", -12.5f, "user", "Ana", "classification",
                "Alimentação"));
    }

    @Test
    void aJobTellsHowItStands() {
        String job = ana.json("/batch-classify-async", Map.of("transactions", List.of(line("PADARIA", 1, null)))).path("jobId");
        completed(ana, job);

        assertThat(standing(job, "status = 'pending', finished_at = null, result_type = null, expires_at = null"))
                .isEqualTo(expected("pending", null));
        assertThat(standing(job, "status = 'running', worker = 'x', lease_until = now() + interval '1 hour'"))
                .isEqualTo(expected("processing", null));
        assertThat(standing(job,
                """
                        status = 'failed', worker = null, lease_until = null, finished_at = now(), expires_at = now() + interval '1 day',
                        error_code = 'X', error_detail = 'The provider is away'"""))
                .isEqualTo(expected("failed", "The provider is away"));
        assertThat(standing(job, "status = 'cancelled', error_code = null, error_detail = null"))
                .isEqualTo(expected("failed", "Classification was cancelled"));
    }

    @Test
    void othersJobsAndWhatIsNoneAreNotFound() {
        String job = ana.json("/batch-classify-async", Map.of("transactions", List.of())).path("jobId");
        String other = jobs.submit(pool, new NewJob("test.echo", ana.account().id(), List.of())).await().indefinitely()
                .toString();

        for (Response refused : List.of(OldClient.register().get("/batch-jobs/" + job), ana.get("/batch-jobs/" + other))) {
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.<String> path("message")).startsWith("Job ").endsWith(" not found");
        }
        assertThat(ana.get("/batch-jobs/non-existent-job-id").<Map<String, String>> path(""))
                .isEqualTo(Map.of("message", "Job non-existent-job-id not found"));
        UUID unknown = UUID.randomUUID();
        assertThat(ana.get("/api/batch-jobs/" + unknown).<String> path("message")).isEqualTo("Job " + unknown + " not found");
    }

    @Test
    void anExpiredJobIsNotFound() {
        String job = ana.json("/batch-classify-async", Map.of("transactions", List.of())).path("jobId");
        completed(ana, job);
        pool.preparedQuery("update job set expires_at = now() - interval '1 second' where id = $1")
                .executeAndAwait(Tuple.of(UUID.fromString(job)));

        assertThat(ana.get("/batch-jobs/" + job).statusCode()).isEqualTo(404);
    }

    @Test
    void bodiesMayBeAsLargeAsThoseOfTinosOwnRoutes() {
        String padding = " ".repeat(9 << 20);

        Response tooLarge = ana.json("/batchclassifier", "{\"transactions\": []}" + padding);
        Response accepted = ana.json("/api/batch-classify-async", "{\"transactions\": []}" + padding);

        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
    }

    @Test
    void withoutAProviderVectorsAreRefusedAsTheServiceDid() {
        for (String path : List.of("/embedding", "/embeddings")) {
            Response refused = ana.json(path, Map.of("descriptions", List.of(Map.of("description", "PADARIA"))));

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.<String> path("message")).startsWith("Error creating embedding for transaction 'PADARIA': ");
            assertThat(types(ana.json(path, Map.of()))).containsExactly("missing");
            assertThat(types(ana.json(path, Map.of("descriptions", List.of(Map.of("description", 1))))))
                    .containsExactly("string_type");
        }
    }

    private Map<String, Object> standing(String job, String change) {
        pool.query("update job set %s where id = '%s'".formatted(change, job)).executeAndAwait();
        return ana.get("/batch-jobs/" + job).path("");
    }

    private static Map<String, Object> expected(String status, String message) {
        Map<String, Object> body = new HashMap<>();
        body.put("status", status);
        body.put("transactions", null);
        body.put("message", message);
        return body;
    }

    private static Response completed(OldClient client, String job) {
        return Awaiting.until(() -> client.account().request().accept(ContentType.JSON).get("/batch-jobs/" + job),
                answer -> "completed".equals(answer.path("status")));
    }

    private static Map<String, Object> line(String description, Number value, String classification) {
        Map<String, Object> line = new HashMap<>(
                Map.of("date", "2024-01-15T00:00:00", "description", description, "value", value, "user", "Ana"));
        line.put("classification", classification);
        return line;
    }
}
