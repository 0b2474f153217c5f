package dev.tino.core.job.route;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class JobRoutesTest {

    private static final String PATH = "/api/v1/jobs";
    private static final String ECHO = "test.echo";
    private static final String REFUSED = "test.refused";
    private static final String LAST = "Last-Event-ID";

    @Inject
    Jobs jobs;

    @Inject
    Pool pool;

    private Account ana;

    @BeforeEach
    void register() {
        ana = Account.register();
    }

    @Test
    void aJobTellsHowItStands() {
        UUID id = finished(ECHO, "ab");

        Response job = ana.get(PATH + "/" + id);

        assertThat(job.statusCode()).isEqualTo(200);
        assertThat(job.<Map<String, Object>> path("")).containsEntry("id", id.toString()).containsEntry("kind", ECHO)
                .containsEntry("status", "completed").containsEntry("stage", 0).containsEntry("attempts", 1)
                .containsEntry("error", null).containsEntry("progress", Map.of("done", 1, "total", 1))
                .containsOnlyKeys("id", "kind", "status", "stage", "progress", "attempts", "error", "createdAt", "startedAt",
                        "finishedAt", "expiresAt");
    }

    @Test
    void theListHasTheNewestFirstAndPages() {
        List<UUID> ids = Stream.generate(() -> submit(ECHO)).limit(5).toList();

        Response first = ana.get(PATH + "?limit=3");
        Response second = ana.get(PATH + "?limit=3&cursor=" + first.path("nextCursor"));

        List<String> newestFirst = IntStream.range(0, 5).mapToObj(i -> ids.get(4 - i).toString()).toList();
        assertThat(first.<List<String>> path("items.id")).isEqualTo(newestFirst.subList(0, 3));
        assertThat(second.<List<String>> path("items.id")).isEqualTo(newestFirst.subList(3, 5));
        assertThat(second.<String> path("nextCursor")).isNull();
        assertInvalid(ana.get(PATH + "?status=failed&cursor=" + first.path("nextCursor")), "cursor");
    }

    @Test
    void theListIsFilteredByStatusAndKind() {
        UUID failed = finished(REFUSED);
        UUID completed = finished(ECHO);

        assertThat(ana.get(PATH + "?status=failed").<List<String>> path("items.id")).containsExactly(failed.toString());
        assertThat(ana.get(PATH + "?kind=" + ECHO).<List<String>> path("items.id")).containsExactly(completed.toString());
        assertThat(ana.get(PATH + "?kind=" + ECHO + "&status=failed").<List<String>> path("items.id")).isEmpty();
        assertInvalid(ana.get(PATH + "?status=lost"), "status");
    }

    @Test
    void theListStreamsAsLines() {
        UUID id = finished(ECHO);

        String lines = ana.request().accept("application/x-ndjson").get(PATH).asString();

        assertThat(lines.lines()).hasSize(1).allSatisfy(line -> assertThat(line).startsWith("{").contains(id.toString()));
    }

    @Test
    void theResultIsReadAsOneBodyAsOftenAsOneLikes() {
        UUID id = finished(ECHO, "{\"rows\": [1,", "2,", "3]}");

        Response first = ana.get(PATH + "/" + id + "/result");
        Response second = ana.get(PATH + "/" + id + "/result");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.contentType()).startsWith("text/plain");
        assertThat(first.asString()).isEqualTo("{\"rows\": [1,2,3]}").isEqualTo(second.asString());
    }

    @Test
    void anEmptyResultIsAnEmptyBody() {
        UUID id = finished(ECHO);

        Response result = ana.get(PATH + "/" + id + "/result");

        assertThat(result.statusCode()).isEqualTo(200);
        assertThat(result.asByteArray()).isEmpty();
    }

    @Test
    void aLongResultComesWhole() {
        String part = "0123456789abcdef".repeat(65_536);
        UUID id = finished(ECHO, Stream.generate(() -> part).limit(12).toArray(String[]::new));

        byte[] result = ana.get(PATH + "/" + id + "/result").asByteArray();

        assertThat(result).hasSize(12 * part.length()).isEqualTo(part.repeat(12).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDamagedResultIsAnErrorThatTheLogKnows() {
        UUID id = finished(ECHO, "x");
        pool.preparedQuery("update job_content set bytes = overlay(bytes placing '\\x0000' from 1) where job_id = $1")
                .executeAndAwait(Tuple.of(id));

        Response result = ana.get(PATH + "/" + id + "/result");

        assertProblem(result, 500, "INTERNAL");
        assertThat(result.<String> path("traceId")).isNotEmpty();
    }

    @Test
    void whatHasNoResultSaysWhy() {
        UUID waiting = submit(ECHO, Duration.ofHours(1));
        UUID failed = finished(REFUSED);
        UUID expired = finished(ECHO, "x");
        expire(expired);

        assertProblem(ana.get(PATH + "/" + waiting + "/result"), 409, "JOB_NOT_FINISHED");
        assertProblem(ana.get(PATH + "/" + failed + "/result"), 409, "JOB_FAILED");
        assertProblem(ana.get(PATH + "/" + expired + "/result"), 404, "JOB_RESULT_EXPIRED");
        ana.post(PATH + "/" + waiting + "/cancel", "{}").then().statusCode(200);
        assertProblem(ana.get(PATH + "/" + waiting + "/result"), 409, "JOB_CANCELLED");
    }

    @Test
    void anotherOwnersJobIsNotFound() {
        UUID id = finished(ECHO, "x");
        Account bruno = Account.register();

        for (String route : List.of("", "/result", "/events")) {
            assertProblem(bruno.get(PATH + "/" + id + route), 404, "JOB_NOT_FOUND");
        }
        assertProblem(bruno.post(PATH + "/" + id + "/cancel", "{}"), 404, "JOB_NOT_FOUND");
        assertProblem(bruno.post(PATH + "/" + id + "/retry", "{}"), 404, "JOB_NOT_FOUND");
        assertProblem(ana.get(PATH + "/" + UUID.randomUUID()), 404, "JOB_NOT_FOUND");
        assertThat(bruno.get(PATH).<List<String>> path("items.id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "7", "nobody", "01956b4f0c557a208e110a6b0c9d3e42", "01956b4f-0c55-7a20-8e11-0a6b0c9d3exx" })
    void whatIsNoIdIsNotFound(String id) {
        for (String route : List.of("", "/result", "/events")) {
            assertProblem(ana.get(PATH + "/" + id + route), 404, "NOT_FOUND");
        }
        assertProblem(ana.post(PATH + "/" + id + "/cancel", "{}"), 404, "NOT_FOUND");
        assertProblem(ana.post(PATH + "/" + id + "/retry", "{}"), 404, "NOT_FOUND");
    }

    @Test
    void tinosOwnJobsAreForAdministrators() {
        UUID id = submit(null, ECHO, Duration.ofHours(1));
        Account admin = Account.admin();

        assertProblem(ana.get(PATH + "/" + id), 404, "JOB_NOT_FOUND");
        assertThat(admin.get(PATH + "?limit=500").<List<String>> path("items.id")).contains(id.toString());
        assertThat(ana.get(PATH + "?limit=500").<List<String>> path("items.id")).doesNotContain(id.toString());
        assertThat(admin.get(PATH + "/" + id).statusCode()).isEqualTo(200);
        assertThat(admin.post(PATH + "/" + id + "/cancel", "{}").<String> path("status")).isEqualTo("cancelled");
        assertThat(admin.post(PATH + "/" + id + "/retry", "{}").<String> path("status")).isIn("pending", "running",
                "completed");
    }

    @Test
    void aJobIsCancelledAndThenStaysSo() {
        UUID id = submit(ECHO, Duration.ofHours(1));

        Response first = ana.post(PATH + "/" + id + "/cancel", "{}");
        Response second = ana.post(PATH + "/" + id + "/cancel", "{}");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.<String> path("status")).isEqualTo("cancelled");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertProblem(ana.post(PATH + "/" + finished(ECHO) + "/cancel", "{}"), 409, "JOB_FINISHED");
    }

    @Test
    void onlyAFailedOrCancelledJobIsSentAgain() {
        UUID failed = finished(REFUSED);

        Response again = ana.post(PATH + "/" + failed + "/retry", "{}");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.<Object> path("error")).isNull();
        awaitFinished(failed);
        assertThat(ana.get(PATH + "/" + failed).<Integer> path("attempts")).isEqualTo(2);
        assertProblem(ana.post(PATH + "/" + finished(ECHO) + "/retry", "{}"), 409, "JOB_NOT_RETRYABLE");
        expire(failed);
        assertProblem(ana.post(PATH + "/" + failed + "/retry", "{}"), 409, "JOB_EXPIRED");
    }

    @Test
    void eventsTellTheWholeStoryAndEnd() {
        UUID id = submit(ECHO, "a", "b");

        Response events = ana.get(PATH + "/" + id + "/events");

        assertThat(events.statusCode()).isEqualTo(200);
        assertThat(events.contentType()).startsWith("text/event-stream");
        assertThat(lines(events, "id: ")).containsExactly("1", "2", "3", "4", "5");
        assertThat(lines(events, "event: ")).containsExactly("pending", "running", "progress", "progress", "completed");
        assertThat(lines(events, "data: ")).last().asString().contains("\"status\" : \"completed\"").contains(id.toString());
    }

    @Test
    void eventsGoOnBehindTheLastOneSeen() {
        UUID id = finished(ECHO, "a", "b");

        Response rest = events(id, "3");

        assertThat(lines(rest, "id: ")).containsExactly("4", "5");
        assertThat(events(id, "5").statusCode()).isEqualTo(204);
        assertThat(events(id, "5").asByteArray()).isEmpty();
        assertInvalid(events(id, "x"), LAST);
        assertInvalid(events(id, "-1"), LAST);
        assertInvalid(events(id, "6"), LAST);
        assertInvalid(events(submit(ECHO, Duration.ofHours(1)), "2"), LAST);
    }

    @Test
    void aJobThatWasSentAgainGoesOnTellingBehindItsFailure() {
        UUID id = finished(REFUSED);
        ana.post(PATH + "/" + id + "/retry", "{}").then().statusCode(200);

        Response events = ana.get(PATH + "/" + id + "/events");

        assertThat(lines(events, "event: ")).containsExactly("pending", "running", "failed", "pending", "running", "failed");
    }

    @Test
    void finishedJobsAreRemovedOnlyWhenTheirNumberIsConfirmed() {
        UUID finished = finished(ECHO, "x");
        UUID waiting = submit(ECHO, Duration.ofHours(1));
        Account admin = Account.admin();
        awaitNobodyRuns();
        long count = count("finished_at is not null");

        assertProblem(admin.delete(PATH + "?confirm=" + (count + 1)), 409, "JOB_COUNT_CHANGED");
        assertInvalid(admin.delete(PATH), "confirm");
        assertThat(ana.get(PATH + "/" + finished).statusCode()).isEqualTo(200);
        assertThat(admin.delete(PATH + "?confirm=" + count).statusCode()).isEqualTo(204);

        assertProblem(ana.get(PATH + "/" + finished), 404, "JOB_NOT_FOUND");
        assertThat(ana.get(PATH + "/" + waiting).statusCode()).isEqualTo(200);
        assertThat(admin.get("/api/v1/audit/activities?action=jobs.removed&limit=1").<Integer> path("items[0].detail.count"))
                .isEqualTo((int) count);
    }

    /** What other tests left may be ending. */
    private void awaitNobodyRuns() {
        while (count(
                "kind in ('test.echo', 'test.refused') and finished_at is null and run_at < now() + interval '1 min'") > 0) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private long count(String condition) {
        return pool.query("select count(*) from job where " + condition).executeAndAwait().iterator().next().getLong(0);
    }

    private static List<String> lines(Response events, String field) {
        return events.asString().lines().filter(line -> line.startsWith(field)).map(line -> line.substring(field.length()))
                .toList();
    }

    private Response events(UUID id, String lastSeen) {
        return ana.request().header(LAST, lastSeen).get(PATH + "/" + id + "/events");
    }

    private void expire(UUID id) {
        pool.preparedQuery("update job set expires_at = now() - interval '1 s' where id = $1").executeAndAwait(Tuple.of(id));
    }

    private UUID finished(String kind, String... input) {
        UUID id = submit(kind, input);
        awaitFinished(id);
        return id;
    }

    /** The events end with the job. */
    private void awaitFinished(UUID id) {
        ana.get(PATH + "/" + id + "/events").then().statusCode(200);
    }

    private UUID submit(String kind, String... input) {
        return submit(ana.id(), kind, Duration.ZERO, input);
    }

    private UUID submit(String kind, Duration delay) {
        return submit(ana.id(), kind, delay);
    }

    private UUID submit(UUID ownerId, String kind, Duration delay, String... input) {
        List<byte[]> parts = Stream.of(input).map(part -> part.getBytes(StandardCharsets.UTF_8)).toList();
        return pool.withTransaction(transaction -> jobs.submit(transaction, new NewJob(kind, ownerId, parts, delay))).await()
                .indefinitely();
    }
}
