package dev.tino.finance.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;

/** Classification jobs of somebody whose model sees vectors. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(WithEmbeddings.class)
class EmbeddedJobsTest {

    private static final String PATH = "/api/v1/finance/classification-jobs";

    /** An attempt ends with the part whose number it has: each one gets a single part further. */
    private static final String DISTURB = """
            create function test_disturb() returns trigger as $$
            begin
                if new.name = 'result' and new.position = (select tries from job where id = new.job_id and owner_id = '%s')
                then raise exception 'disturbed'; end if;
                return new;
            end $$ language plpgsql;
            create trigger test_disturb before insert on job_content for each row execute function test_disturb()""";
    private static final String LEAVE_ALONE = "drop function if exists test_disturb cascade";

    /** A provider that failed too often is left alone between the tries. */
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    private HorseOwner ana;

    @BeforeEach
    void trainAnasModel() {
        ana = HorseOwner.withModel(pool);
        ana.awaitProvider();
    }

    @AfterEach
    void mend() {
        WithEmbeddings.mend();
        pool.query(LEAVE_ALONE).execute().await().indefinitely();
    }

    @Test
    void aJobIsAnsweredByTheOwnModel() {
        Response finished = finished(submit(HorseOwner.lines(1_500)));

        Response result = result(finished);
        assertThat(result.<String> path("model.name")).isEqualTo(ana.model());
        assertThat(result.<String> path("transactions[1499].category")).isEqualTo("Cavalos");
        assertThat(result.<List<?>> path("abstained")).isNull();
    }

    @Test
    void eachAttemptGoesOnWhereTheOneBeforeEnded() {
        List<Map<String, Object>> lines = HorseOwner.lines(2_500);
        lines.get(1_500).put("description", "CAVALO " + WithEmbeddings.REFUSED);
        Response undisturbed = finished(submit(lines));
        pool.query(DISTURB.formatted(ana.account().id())).execute().await().indefinitely();

        Response disturbed = finished(submit(lines));

        assertThat(undisturbed.<Integer> path("attempts")).isEqualTo(1);
        assertThat(disturbed.<String> path("status")).isEqualTo("completed");
        assertThat(disturbed.<Integer> path("attempts")).isEqualTo(3);
        assertThat(result(disturbed).asString()).isEqualTo(result(undisturbed).asString());
        assertThat(result(disturbed).<List<?>> path("transactions")).hasSize(2_500);
        assertThat(result(disturbed).<String> path("transactions[0].category")).isEqualTo("Cavalos");
        assertThat(result(disturbed).<List<String>> path("abstained.code")).containsExactly("EMBEDDINGS_REFUSED");
    }

    @Test
    void aJobWaitsForAProviderThatIsAway() {
        WithEmbeddings.answer("503");
        String job = submit(HorseOwner.lines(10));
        // The tries of one call.
        Awaiting.until(WithEmbeddings::asked, asked -> asked == 3);
        WithEmbeddings.mend();

        Response finished = finished(job);

        assertThat(finished.<String> path("status")).isEqualTo("completed");
        // One more where the provider came back just behind the last try of a call.
        assertThat(finished.<Integer> path("attempts")).isBetween(1, 2);
        assertThat(result(finished).<List<String>> path("transactions.category")).containsOnly("Cavalos");
    }

    @Test
    void aJobWhoseProviderStaysAwayCanBeSentAgain() {
        WithEmbeddings.answer("503");
        String job = submit(HorseOwner.lines(10));
        Response failed = finished(job);
        WithEmbeddings.mend();
        ana.awaitProvider();

        ana.account().post(job + "/retry", Map.of()).then().statusCode(200);
        Response finished = finished(job);

        assertThat(failed.<String> path("status")).isEqualTo("failed");
        assertThat(failed.<String> path("error.code")).isEqualTo("EMBEDDINGS_UNAVAILABLE");
        assertThat(finished.<String> path("status")).isEqualTo("completed");
        assertThat(result(finished).<List<String>> path("transactions.category")).containsOnly("Cavalos");
    }

    @ParameterizedTest
    @CsvSource({ "short,a vector of 15 numbers where tino.embeddings.dimensions says 16", "page,a page in place of vectors" })
    void aJobWhoseProviderAnswersNonsenseCompletesWithoutItAndTheNextOneRuns(String answer, String reason) {
        WithEmbeddings.answer(answer);
        Response finished = finished(submit(HorseOwner.lines(1_500)));
        WithEmbeddings.mend();

        Response next = finished(submit(HorseOwner.lines(10)));

        assertThat(finished.<String> path("status")).isEqualTo("completed");
        assertThat(finished.<Integer> path("attempts")).isEqualTo(1);
        assertThat(result(finished).<List<?>> path("transactions")).hasSize(1_500);
        assertThat(result(finished).<List<String>> path("abstained.code")).containsExactly("EMBEDDINGS_INVALID");
        assertThat(result(finished).<List<String>> path("abstained.detail"))
                .containsExactly("The embeddings provider http answered " + reason);
        assertThat(result(next).<List<String>> path("transactions.category")).containsOnly("Cavalos");
        assertThat(result(next).<List<?>> path("abstained")).isNull();
    }

    private String submit(List<Map<String, Object>> lines) {
        Response submitted = ana.account().post(PATH, Map.of("transactions", lines));
        assertThat(submitted.statusCode()).as(submitted.asString()).isEqualTo(202);
        return submitted.getHeader("Location");
    }

    private Response finished(String job) {
        return Awaiting.until(LONG, () -> ana.account().get(job), answer -> answer.path("finishedAt") != null);
    }

    private Response result(Response finished) {
        return ana.account().get("/api/v1/jobs/" + finished.path("id") + "/result");
    }
}
