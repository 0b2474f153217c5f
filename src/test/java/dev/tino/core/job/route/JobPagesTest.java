package dev.tino.core.job.route;

import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.PageSession;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class JobPagesTest {

    private static final String PATH = "/ui/jobs";
    private static final String ECHO = "test.echo";
    private static final String REFUSED = "test.refused";
    /** Less than a stream waits before it looks of its own accord. */
    private static final int SOON_SECONDS = 3;

    @Inject
    Jobs jobs;

    @Inject
    Pool pool;

    private Account ana;
    private PageSession session;

    @BeforeEach
    void logIn() {
        ana = Account.register();
        session = PageSession.of(ana);
    }

    @Test
    void everybodySeesHisOwnJobsAndAdministratorsAll() {
        UUID own = waiting(ana.id());
        UUID tinos = waiting(null);
        PageSession bruno = PageSession.of(Account.register());

        assertThat(session.get(PATH).asString()).contains("job-" + own, "live").doesNotContain("job-" + tinos, "removal");
        assertThat(bruno.get(PATH).asString()).contains("No jobs yet").doesNotContain("job-" + own, "job-" + tinos);
        assertThat(PageSession.admin().get(PATH).asString()).contains("job-" + tinos, "job-" + own, "title=\"" + ana.id(),
                "Owner", "removal");
        assertThat(PageSession.browser().get(PATH).statusCode()).isEqualTo(303);
        assertThat(given().get(PATH + "/events").statusCode()).isEqualTo(401);
    }

    @Test
    void theListIsFilteredByStatusAndKind() {
        UUID failed = finished(REFUSED);
        UUID completed = finished(ECHO);

        assertThat(session.get(PATH + "?status=failed&kind=").asString()).contains("job-" + failed)
                .doesNotContain("job-" + completed);
        assertThat(session.get(PATH + "?status=&kind=" + ECHO).asString()).contains("job-" + completed)
                .doesNotContain("job-" + failed);
        assertThat(session.get(PATH + "?status=cancelled").asString()).contains("No job is like this");
        assertThat(session.get(PATH + "?status=lost").statusCode()).isEqualTo(422);
    }

    @Test
    void aJobTellsWhyItFailedInTheLanguageOfItsReader() {
        UUID id = finished(REFUSED);

        String page = session.request().header("Accept-Language", "pt-BR").get(PATH + "/" + id).asString();

        assertThat(page).contains("Por que falhou", "Row 7 is no row", "INVALID", "falhou", "Enviar de novo")
                .doesNotContain("data-events");
    }

    @Test
    void aResultIsDownloaded() {
        UUID id = finished(ECHO, "<b>", "bold");

        Response result = session.get(PATH + "/" + id + "/result");

        assertThat(session.get(PATH + "/" + id).asString()).contains("/ui/jobs/" + id + "/result", "Download the result");
        assertThat(result.asString()).isEqualTo("<b>bold");
        assertThat(result.contentType()).startsWith("text/plain");
        assertThat(result.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + id + "\"");
        assertThat(session.get(PATH + "/" + finished(REFUSED) + "/result").statusCode()).isEqualTo(409);
    }

    @Test
    void anotherOwnersJobIsNotFound() {
        UUID id = waiting(ana.id());
        PageSession bruno = PageSession.of(Account.register());

        for (String route : List.of("", "/job", "/progress", "/events", "/result")) {
            assertThat(bruno.get(PATH + "/" + id + route).statusCode()).isEqualTo(404);
        }
        assertProblem(bruno.script().post(PATH + "/" + id + "/cancel"), 404, "JOB_NOT_FOUND");
        assertProblem(bruno.script().post(PATH + "/" + id + "/retry"), 404, "JOB_NOT_FOUND");
        assertThat(bruno.get(PATH + "/changes?known=" + id + "&added=" + id).asString()).doesNotContain("job-" + id);
        assertThat(session.get(PATH + "/changes?known=" + id).asString()).contains("<tr id=\"job-" + id + "\" hx-swap-oob");
    }

    @Test
    void administratorsLookAfterEverybodysJobsButNotAfterTheirResults() throws Exception {
        UUID waiting = waiting(ana.id());
        UUID completed = finished(ECHO, "secret");
        PageSession admin = PageSession.admin();

        Response cancelled = admin.script().header("HX-Target", "job-" + waiting).post(PATH + "/" + waiting + "/cancel");
        Response retried = admin.script().header("HX-Target", "job").post(PATH + "/" + waiting + "/retry");

        assertThat(cancelled.asString()).contains("cancelled", "Send again");
        assertThat(retried.statusCode()).isEqualTo(200);
        assertThat(admin.get(PATH + "/changes?known=" + waiting).asString()).contains("job-" + waiting);
        assertThat(admin.get(PATH + "?kind=" + ECHO + "&status=completed").asString()).contains("job-" + completed);
        assertThat(admin.get(PATH + "/" + completed).asString()).contains(ana.id().toString()).doesNotContain("/result");
        assertThat(admin.get(PATH + "/" + completed + "/result").statusCode()).isEqualTo(404);
        assertThat(admin.get(PATH + "/" + completed + "/events").statusCode()).isEqualTo(200);
        assertThat(Account.admin().get("/api/v1/jobs/" + completed).statusCode()).isEqualTo(404);
    }

    @Test
    void aJobIsCancelledAndSentAgainFromThePage() {
        UUID id = waiting(ana.id());

        Response forged = given().header("Cookie", session.cookieHeader()).post(PATH + "/" + id + "/cancel");
        Response cancelled = session.script().header("HX-Target", "job-" + id).post(PATH + "/" + id + "/cancel");
        Response retried = session.script().header("HX-Target", "job").post(PATH + "/" + id + "/retry");

        assertProblem(forged, 403, "CSRF_REFUSED");
        assertThat(cancelled.asString()).contains("<tr id=\"job-" + id, "cancelled", "Send again");
        assertThat(retried.asString()).contains("id=\"job\"").doesNotContain("Send again");
        awaitFinished(id);
        assertProblem(session.script().post(PATH + "/" + id + "/cancel"), 409, "JOB_FINISHED");
        assertProblem(session.script().post(PATH + "/" + id + "/retry"), 409, "JOB_NOT_RETRYABLE");
    }

    @Test
    void finishedJobsAreRemovedByAdministratorsWhoKnowHowManyThereAre() {
        finished(ECHO);
        PageSession admin = PageSession.admin();

        assertThat(admin.get(PATH + "/removal").asString()).contains("hx-delete=\"/ui/jobs?confirm=");
        assertProblem(admin.script().delete(PATH + "?confirm=1000000"), 409, "JOB_COUNT_CHANGED");
        assertThat(session.get(PATH + "/removal").statusCode()).isEqualTo(403);
        assertThat(session.script().delete(PATH + "?confirm=1").statusCode()).isEqualTo(403);
    }

    @Test
    void aStreamTellsAtOnceWhatHasChangedAndNothingOfOthers() throws Exception {
        BlockingQueue<String> told = listen(PATH + "/events");
        assertThat(told.take()).isEqualTo("data: null");

        UUID others = waiting(Account.register().id());
        UUID tinos = waiting(null);
        UUID own = waiting(ana.id());

        assertThat(told.poll(SOON_SECONDS, TimeUnit.SECONDS)).isEqualTo("data: \"" + own + "\"");
        session.script().post(PATH + "/" + own + "/cancel").then().statusCode(200);
        assertThat(told.poll(SOON_SECONDS, TimeUnit.SECONDS)).isEqualTo("data: \"" + own + "\"");
        assertThat(told).noneMatch(line -> line.contains(others.toString()) || line.contains(tinos.toString()));
    }

    @Test
    void aStreamEndsWithTheLogIn() throws Exception {
        UUID id = waiting(ana.id());
        BlockingQueue<String> told = listen(PATH + "/events");
        BlockingQueue<String> toldOfJob = listen(PATH + "/" + id + "/events?seen=1");
        assertThat(told.take()).isEqualTo("data: null");

        session.script().post("/ui/logout").then().statusCode(204);
        ana.post("/api/v1/jobs/" + id + "/cancel", "{}").then().statusCode(200);

        assertThat(Stream.generate(() -> next(told)).limit(3)).containsExactly("event: over", "data: null", "END");
        assertThat(Stream.generate(() -> next(toldOfJob)).limit(3)).containsExactly("event: over", "data: null", "END");
        assertThat(given().header("Cookie", session.cookieHeader()).get(PATH + "/events").statusCode()).isEqualTo(401);
    }

    private static String next(BlockingQueue<String> told) {
        try {
            return told.poll(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** What a stream says from now on, without names of changes and what keeps it alive. */
    private BlockingQueue<String> listen(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Cookie", session.cookieHeader()).header("Accept", "text/event-stream").build();
        HttpResponse<Stream<String>> response = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                .send(request, BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        var told = new LinkedBlockingQueue<String>();
        var reader = new Thread(() -> {
            try {
                response.body().filter(line -> line.startsWith("data: ") || line.equals("event: over")).forEach(told::add);
                told.add("END");
            } catch (UncheckedIOException brokenOff) {
                told.add("BROKEN OFF");
            }
        });
        reader.setDaemon(true);
        reader.start();
        return told;
    }

    /** One that nothing happens to of its own accord. */
    private UUID waiting(UUID ownerId) {
        return submit(job(ownerId, ECHO, Duration.ofHours(1)));
    }

    private UUID finished(String kind, String... input) {
        UUID id = submit(job(ana.id(), kind, Duration.ZERO, input));
        awaitFinished(id);
        return id;
    }

    /** The events end with the job. */
    private void awaitFinished(UUID id) {
        ana.get("/api/v1/jobs/" + id + "/events").then().statusCode(200);
    }

    private UUID submit(NewJob job) {
        return pool.withTransaction(transaction -> jobs.submit(transaction, job)).await().indefinitely();
    }

    private static NewJob job(UUID ownerId, String kind, Duration delay, String... input) {
        return new NewJob(kind, ownerId, Stream.of(input).map(part -> part.getBytes(StandardCharsets.UTF_8)).toList(), delay);
    }
}
