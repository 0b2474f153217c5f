package dev.tino.core.job.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.job.JobControl;
import dev.tino.core.job.Jobs;
import dev.tino.core.job.NewJob;
import dev.tino.core.web.Page;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What becomes of jobs in the long run, and what those see who wait for it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class JobLifeTest {

    @TestHTTPResource("/api/v1/jobs/")
    URI jobsAddress;

    @Inject
    Jobs jobs;

    @Inject
    JobControl control;

    @Inject
    FinishedJobs finished;

    @Inject
    PersonalJobs personal;

    @Inject
    Pool pool;

    private Account ana;

    @BeforeEach
    void register() {
        ana = Account.register();
    }

    @Test
    void whoWaitsIsToldAsSoonAsSomethingHappens() throws Exception {
        UUID id = submit(Duration.ofHours(1));
        var request = HttpRequest.newBuilder(jobsAddress.resolve(id + "/events"))
                .header("Authorization", "Bearer " + ana.token()).build();

        var events = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        var lines = events.body().filter(line -> line.startsWith("event: ")).iterator();

        assertThat(lines.next()).isEqualTo("event: pending");
        control.cancel(id).await().indefinitely();
        assertThat(lines.next()).isEqualTo("event: cancelled");
        assertThat(lines.hasNext()).isFalse();
    }

    @Test
    void whoeverWaitsForAJobThatIsErasedIsTold() throws Exception {
        UUID id = submit(Duration.ofHours(1));
        var request = HttpRequest.newBuilder(jobsAddress.resolve(id + "/events"))
                .header("Authorization", "Bearer " + ana.token()).build();
        var events = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        var lines = events.body().filter(line -> line.startsWith("event: ")).iterator();
        assertThat(lines.next()).isEqualTo("event: pending");

        pool.withTransaction(transaction -> personal.erase(transaction, ana.id())).await().indefinitely();

        assertThat(lines.next()).isEqualTo("event: error");
        assertThat(lines.hasNext()).isFalse();
    }

    @Test
    void anErasedPersonsJobsAreGoneWithAllTheyHold() {
        UUID id = submit(Duration.ZERO);
        UUID waiting = submit(Duration.ofHours(1));
        ana.get("/api/v1/jobs/" + id + "/events").then().statusCode(200);

        pool.withTransaction(transaction -> personal.erase(transaction, ana.id())).await().indefinitely();

        for (String table : List.of("job_content", "job_event")) {
            assertThat(count("select count(*) from " + table + " where job_id = any ($1)", (Object) new UUID[] { id, waiting }))
                    .isZero();
        }
        assertThat(count("select count(*) from job where owner_id = $1", ana.id())).isZero();
    }

    @Test
    void aPersonTakesHisJobsWithHim() {
        UUID id = submit(Duration.ofHours(1));

        Page<?> page = personal.page(ana.id(), null).await().indefinitely();

        assertThat(page.items()).hasSize(1).first().hasFieldOrPropertyWithValue("id", id);
    }

    @Test
    void whatExpiredGoesAndTheRowTellsOfItForSomeTime() {
        UUID id = submit(Duration.ZERO);
        ana.get("/api/v1/jobs/" + id + "/events").then().statusCode(200);
        change("update job set expires_at = now() - interval '1 s' where id = $1", id);

        finished.removeHourly().await().indefinitely();

        assertThat(count("select count(*) from job_content where job_id = $1", id)).isZero();
        assertThat(count("select count(*) from job_event where job_id = $1", id)).isEqualTo(1);
        assertThat(ana.get("/api/v1/jobs/" + id + "/events").asString()).startsWith("id: 4\nevent: completed");
        assertThat(ana.get("/api/v1/jobs/" + id).<String> path("status")).isEqualTo("completed");
    }

    @Test
    void anOldFinishedJobIsRemovedAndAYoungOrWaitingOneStays() {
        UUID old = submit(Duration.ZERO);
        UUID young = submit(Duration.ZERO);
        UUID waiting = submit(Duration.ofHours(1));
        for (UUID id : List.of(old, young)) {
            ana.get("/api/v1/jobs/" + id + "/events").then().statusCode(200);
        }
        UUID kept = submit(Duration.ZERO);
        ana.get("/api/v1/jobs/" + kept + "/events").then().statusCode(200);
        change("update job set finished_at = now() - interval '31 days', expires_at = now() - interval '30 days' where id = $1",
                old);
        change("update job set finished_at = now() - interval '31 days' where id = $1", kept);
        change("update job set created_at = now() - interval '31 days' where id = $1", waiting);

        finished.removeBefore(Instant.now().minus(Duration.ofDays(30))).await().indefinitely();

        assertThat(ana.get("/api/v1/jobs").<List<String>> path("items.id")).containsExactly(kept.toString(),
                waiting.toString(), young.toString());
    }

    private UUID submit(Duration delay) {
        var input = List.of("x".getBytes(StandardCharsets.UTF_8));
        return pool.withTransaction(transaction -> jobs.submit(transaction, new NewJob("test.echo", ana.id(), input, delay)))
                .await().indefinitely();
    }

    private void change(String statement, UUID id) {
        pool.preparedQuery(statement).executeAndAwait(Tuple.of(id));
    }

    private long count(String query, Object parameter) {
        return pool.preparedQuery(query).executeAndAwait(Tuple.of(parameter)).iterator().next().getLong(0);
    }
}
