package dev.tino.models.route;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.web.Cursor;
import dev.tino.ml.Models;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.models.ModelVersion;
import dev.tino.models.NamedModels;
import dev.tino.models.Releasing;
import dev.tino.models.prediction.Outcome;
import dev.tino.models.prediction.Outcomes;
import dev.tino.models.prediction.Prediction;
import dev.tino.models.prediction.PredictionLog;
import dev.tino.models.release.Promotion;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ModelRoutesTest {

    private static final String MODELS = "/api/v1/models";

    @Inject
    Releasing releasing;
    @Inject
    PredictionLog log;
    @Inject
    Outcomes outcomes;
    @Inject
    Pool pool;

    private Account ana;
    private String name;
    private String path;
    private ModelFile second;

    /** Two versions of which the first serves. */
    @BeforeEach
    void releaseAModel() {
        ana = Account.register();
        name = "test." + UUID.randomUUID();
        path = MODELS + "/" + name;
        second = file(2);
        releasing.release(ana.id(), file(1), Promotion.because("first version"));
        releasing.release(ana.id(), second, Promotion.notBecause("to be looked at"));
    }

    /** Of the same rows, whatever the seed. */
    private ModelFile file(long seed) {
        Dataset dataset = RandomDatasets.of(100, 3, 1);
        return NamedModels.file(name, Models.linear(dataset, seed), dataset);
    }

    @Test
    void theLeaderboardTellsWhichVersionServesAndHowGoodEachIs() {
        Response board = ana.get(MODELS);

        assertThat(board.statusCode()).as(board.asString()).isEqualTo(200);
        assertThat(board.<List<String>> path("items.name")).containsExactly(name);
        assertThat(board.<Integer> path("items[0].champion.version")).isEqualTo(1);
        assertThat(board.<String> path("items[0].champion.act")).isEqualTo("released");
        assertThat(board.<String> path("items[0].ownerId")).isEqualTo(ana.id().toString());
        assertThat(board.<List<Integer>> path("items[0].versions.version")).containsExactly(2, 1);
        assertThat(board.<List<Boolean>> path("items[0].versions.champion")).containsExactly(false, true);
        assertThat(board.<String> path("items[0].versions[0].algorithm")).isEqualTo("logistic-regression");
        assertThat(board.<String> path("items[0].versions[0].sha256")).isEqualTo(second.sha256());
        assertThat(board.<Boolean> path("items[0].signal")).isEqualTo(board.path("items[0].versions[1].evaluation.signal"));
        assertThat(board.<Float> path("items[0].metrics.accuracy.low"))
                .isLessThanOrEqualTo(board.<Float> path("items[0].metrics.accuracy.high"));
        assertThat(board.<Float> path("items[0].metrics.baseline")).isBetween(0f, 1f);
        assertThat(board.<Object> path("items[0].metrics.classes")).isNull();
        assertThat(board.<String> path("nextCursor")).isNull();
    }

    @Test
    void administratorsSeeAllAndOthersTheirOwn() {
        String everybodys = "test." + UUID.randomUUID();
        releasing.champion(everybodys, 1);
        Account admin = Account.admin();

        assertThat(names(admin, 500)).contains(name, everybodys, "finance.transactions");
        assertThat(names(admin, 1)).isEqualTo(names(admin, 500));
        assertThat(names(ana, 500)).containsExactly(name);
        assertThat(admin.get(path).statusCode()).isEqualTo(200);
        assertProblem(ana.get(MODELS + "/" + everybodys), 404, "MODEL_NOT_FOUND");
        assertProblem(ana.get(MODELS + "/finance.transactions"), 404, "MODEL_NOT_FOUND");
        assertThat(ana.request().accept("application/x-ndjson").get(MODELS).asString()).contains("\"name\":\"" + name);
    }

    @Test
    void aVersionTellsWhatItsFileSays() {
        Response version = ana.get(path + "/versions/2");

        assertThat(version.statusCode()).as(version.asString()).isEqualTo(200);
        assertThat(version.<Integer> path("version")).isEqualTo(2);
        assertThat(version.<String> path("source")).isEqualTo("trained");
        assertThat(version.<String> path("authorId")).isEqualTo(ana.id().toString());
        assertThat(version.<Integer> path("size")).isEqualTo(second.bytes().length);
        assertThat(version.<Boolean> path("signatureValid")).isTrue();
        assertThat(version.<String> path("model.training.algorithm")).isEqualTo("logistic-regression");
        assertThat(version.<Integer> path("model.training.rows")).isEqualTo(100);
        assertThat(version.<List<?>> path("model.riskCoverage.points")).hasSize(101);
        assertThat(version.<List<String>> path("model.evaluation.classes.label"))
                .containsExactlyElementsOf(version.path("model.labels"));
        assertThat(version.<Object> path("model.encoder")).isNull();
    }

    @Test
    void versionsComePageByPageTheLatestFirst() {
        Response first = ana.get(path + "/versions?limit=1");
        Response rest = ana.get(path + "/versions?limit=1&cursor=" + first.path("nextCursor"));

        assertThat(first.<List<Integer>> path("items.version")).containsExactly(2);
        assertThat(rest.<List<Integer>> path("items.version")).containsExactly(1);
        assertThat(rest.<String> path("nextCursor")).isNull();
        assertThat(ana.request().accept("application/x-ndjson").get(path + "/versions").asString().lines()).hasSize(2);
        assertInvalid(ana.get(MODELS + "?cursor=" + first.path("nextCursor")), "cursor");
    }

    @Test
    void theFileCanBeFetchedOnce() {
        Response file = ana.request().accept("*/*").get(path + "/versions/2/artifact");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.asByteArray()).isEqualTo(second.bytes());
        assertThat(file.contentType()).isEqualTo("application/octet-stream");
        assertThat(file.header("ETag")).isEqualTo("\"" + second.sha256() + "\"");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + name + "-2.onnx\"");
        assertThat(ana.request().header("If-None-Match", file.header("ETag")).get(path + "/versions/2/artifact").statusCode())
                .isEqualTo(304);
    }

    @Test
    void aFileThatIsNotTheOneThatWasStoredIsNotGivenOut() {
        change("signature = signature || '\\x00'", 1);
        change("file = file || '\\x00'", 2);

        assertProblem(ana.get(path + "/versions/1/artifact"), 409, "MODEL_UNSIGNED");
        assertProblem(ana.get(path + "/versions/2/artifact"), 409, "MODEL_DAMAGED");
        assertThat(ana.get(path + "/versions/1").<Boolean> path("signatureValid")).isFalse();
        assertProblem(promote(2, "x"), 409, "MODEL_DAMAGED");
        assertThat(ana.get(path + "/champion").<Integer> path("version")).isEqualTo(1);
    }

    @Test
    void promotedAndRolledBackAVersionStandsInTheTimeline() {
        Instant before = Instant.now();
        Response promoted = promote(2, "Fewer mistakes");
        Response rolledBack = ana.post(path + "/rollback", Map.of("reason", "More mistakes"));

        assertThat(promoted.statusCode()).as(promoted.asString()).isEqualTo(200);
        assertThat(promoted.<Integer> path("version")).isEqualTo(2);
        assertThat(promoted.<Integer> path("sequence")).isEqualTo(2);
        assertThat(promoted.<String> path("sha256")).isEqualTo(second.sha256());
        assertThat(promoted.<String> path("actorId")).isEqualTo(ana.id().toString());
        assertThat(rolledBack.<String> path("act")).isEqualTo("rolled-back");
        assertThat(ana.get(path + "/timeline").<List<String>> path("items.reason"))
                .containsExactly("More mistakes", "Fewer mistakes", "first version");
        assertThat(ana.get(path + "/timeline?limit=2").<String> path("nextCursor")).isNotNull();
        assertThat(ana.request().accept("application/x-ndjson").get(path + "/timeline").asString().lines()).hasSize(3);
        assertThat(championAt(before.toString())).isEqualTo(1);
        assertThat(championAt(promoted.path("since"))).isEqualTo(2);
        assertThat(ana.get(path + "/champion").<Integer> path("version")).isEqualTo(1);
        assertProblem(ana.get(path + "/champion?at=2001-01-01T00:00:00Z"), 404, "MODEL_VERSION_NOT_FOUND");
    }

    @Test
    void theLatestChampionServesNowWhateverThisNodesClockSays() {
        pool.preparedQuery("""
                insert into model_champion (name, sequence, version, sha256, owner_id, act, reason, since, previous)
                select name, 2, version, sha256, owner_id, 'promoted', 'x', now() + interval '1 hour', 1
                  from model_version where name = $1 and version = 2""").executeAndAwait(Tuple.of(name));

        assertThat(ana.get(path + "/champion").<Integer> path("version")).isEqualTo(2);
        assertThat(championAt(Instant.now().toString())).isEqualTo(1);
    }

    @Test
    void aRollbackNeedsNoReason() {
        promote(2, "x");

        Response rolledBack = ana.request().noContentType().post(path + "/rollback");

        assertThat(rolledBack.statusCode()).as(rolledBack.asString()).isEqualTo(200);
        assertThat(rolledBack.<String> path("reason")).isEqualTo("Rolled back by hand");
        assertProblem(ana.post(path + "/rollback", Map.of()), 409, "NO_EARLIER_CHAMPION");
    }

    @Test
    void versionsOfTheSameRowsAreCompared() {
        Response compared = ana.get(path + "/compare?a=1&b=2");

        assertThat(compared.statusCode()).as(compared.asString()).isEqualTo(200);
        assertThat(compared.<Boolean> path("sameRows")).isTrue();
        assertThat(compared.<String> path("note")).startsWith("Both were evaluated on the same rows (");
        assertThat(compared.<List<String>> path("metrics.metric")).startsWith("accuracy", "macroF1").contains("logLoss");
        assertThat(compared.<Float> path("metrics[0].difference"))
                .isEqualTo(compared.<Float> path("metrics[0].b") - compared.<Float> path("metrics[0].a"));
    }

    @Test
    void versionsOfOtherRowsAreNotCalledComparable() {
        releasing.release(ana.id(), NamedModels.file(name, 7), Promotion.notBecause("trained on others"));

        Response compared = ana.get(path + "/compare?a=1&b=3");

        assertThat(compared.<Boolean> path("sameRows")).isFalse();
        assertThat(compared.<String> path("note")).startsWith("They were not evaluated on the same rows");
        assertThat(compared.<List<?>> path("metrics")).isNotEmpty();
    }

    @Test
    void whatWasServedAndWhatBecameKnownIsTold() {
        var version = new ModelVersion(name, 1);
        log.add(new Prediction(version, ana.id(), "class-1", 0.9f, 20));
        log.add(new Prediction(new ModelVersion(name, 2), ana.id(), null, 0.3f, 40));
        outcomes.known(pool, List.of(new Outcome(version, ana.id(), UUID.randomUUID(), "class-1", 0.9f, "class-1")))
                .await().indefinitely();

        Awaiting.until(() -> ana.get(path + "/predictions").<List<?>> path("items"), logged -> logged.size() == 2);
        Response ofOne = ana.get(path + "/predictions?version=1&from=2020-01-01T00:00:00Z");
        Response live = ana.get(path + "/live-metrics");

        assertThat(ofOne.<List<String>> path("items.output")).containsExactly("class-1");
        assertThat(ofOne.<Integer> path("items[0].model.version")).isEqualTo(1);
        assertThat(ana.get(path + "/predictions?to=2020-01-01T00:00:00Z").<List<?>> path("items")).isEmpty();
        assertThat(ana.request().accept("application/x-ndjson").get(path + "/predictions").asString().lines()).hasSize(2);
        assertThat(live.statusCode()).as(live.asString()).isEqualTo(200);
        assertThat(live.<List<Integer>> path("items.version")).containsExactly(2, 1);
        assertThat(live.<List<Integer>> path("items.abstentions")).containsExactly(1, 0);
        assertThat(live.<Integer> path("items[1].known")).isEqualTo(1);
        assertThat(live.<Float> path("items[1].accuracy.value")).isEqualTo(1f);
        assertThat(live.<Integer> path("items[1].p50Micros")).isEqualTo(20);
        assertThat(live.<List<Integer>> path("items[1].days.right")).containsExactly(1);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String route : List.of("", "/versions", "/versions/1", "/versions/1/artifact", "/compare?a=1&b=2", "/champion",
                "/timeline", "/predictions", "/live-metrics")) {
            assertProblem(ana.get(MODELS + "/no.such.model" + route), 404, "MODEL_NOT_FOUND");
        }
        assertProblem(ana.put(MODELS + "/no.such.model/champion", Map.of("version", 1, "reason", "x")), 404, "MODEL_NOT_FOUND");
        assertProblem(ana.post(MODELS + "/no.such.model/rollback", Map.of()), 404, "MODEL_NOT_FOUND");
        assertProblem(ana.get(path + "/versions/3"), 404, "MODEL_VERSION_NOT_FOUND");
        assertProblem(ana.get(path + "/versions/3/artifact"), 404, "MODEL_VERSION_NOT_FOUND");
        assertProblem(ana.get(path + "/versions/one"), 404, "NOT_FOUND");
        assertProblem(ana.get(path + "/compare?a=1&b=3"), 404, "MODEL_VERSION_NOT_FOUND");
        assertProblem(promote(3, "x"), 404, "MODEL_VERSION_NOT_FOUND");
    }

    @Test
    void aNameThatNoModelCanHaveIsNotFound() {
        for (String route : List.of("", "/versions", "/versions/1", "/versions/1/artifact", "/compare?a=1&b=2", "/champion",
                "/champion?at=2026-01-01T00:00:00Z", "/timeline", "/predictions", "/live-metrics")) {
            assertProblem(asIs().get(MODELS + "/no%00model" + route), 404, "MODEL_NOT_FOUND");
            assertProblem(asIs().accept("application/x-ndjson, application/problem+json, */*")
                    .get(MODELS + "/" + "x".repeat(201) + route), 404, "MODEL_NOT_FOUND");
        }
        assertProblem(asIs().body(Map.of("version", 1, "reason", "x")).put(MODELS + "/no%00model/champion"), 404,
                "MODEL_NOT_FOUND");
        assertProblem(asIs().body(Map.of("reason", "x")).post(MODELS + "/no%0Amodel/rollback"), 404, "MODEL_NOT_FOUND");
        String cursor = new Cursor(Cursor.fingerprint("models by name"), List.of("no\0model")).encode();
        assertInvalid(ana.get(MODELS + "?cursor=" + cursor), "cursor");
    }

    /** A request whose address is sent as it is written. */
    private RequestSpecification asIs() {
        return ana.request().contentType("application/json").urlEncodingEnabled(false);
    }

    @Test
    void whatMakesNoSenseIsRefusedAndChangesNothing() {
        assertInvalid(ana.get(path + "/compare?a=1"), "b");
        assertInvalid(ana.get(path + "/compare?a=x&b=1"), "a");
        assertInvalid(ana.get(path + "/champion?at=yesterday"), "at");
        assertInvalid(ana.get(path + "/predictions?version=x"), "version");
        assertInvalid(ana.get(path + "/predictions?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z"), "from");
        assertInvalid(ana.get(path + "/live-metrics?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z"), "from");
        assertInvalid(ana.get(path + "/timeline?limit=0"), "limit");
        assertInvalid(ana.put(path + "/champion", Map.of("version", 2)), "reason");
        assertInvalid(ana.put(path + "/champion", Map.of("reason", "x")), "version");
        assertInvalid(promote(2, "x".repeat(501)), "reason");
        assertInvalid(promote(2, " "), "reason");
        assertInvalid(ana.post(path + "/rollback", Map.of("reason", "x".repeat(501))), "reason");
        assertInvalid(promote("two", "x"), "version");

        assertThat(ana.get(path + "/timeline").<List<?>> path("items")).hasSize(1);
    }

    private Response promote(Object version, String reason) {
        Map<String, Object> body = new HashMap<>();
        body.put("version", version);
        body.put("reason", reason);
        return ana.put(path + "/champion", body);
    }

    private int championAt(String moment) {
        return ana.get(path + "/champion?at=" + moment).path("version");
    }

    private void change(String change, int version) {
        pool.preparedQuery("update model_version set " + change + " where name = $1 and version = $2")
                .executeAndAwait(Tuple.of(name, version));
    }

    private static List<String> names(Account viewer, int limit) {
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            Response page = viewer.get(MODELS + "?limit=" + limit + "&cursor=" + cursor);
            names.addAll(page.path("items.name"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return names;
    }
}
