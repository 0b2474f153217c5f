package dev.tino.models.page;

import static dev.tino.testsupport.Problems.assertInvalid;
import static dev.tino.testsupport.Problems.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
import dev.tino.testsupport.Company;
import dev.tino.testsupport.PageSession;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ModelPagesTest {

    private static final String MODELS = "/ui/models";
    private static final String HTML = "<img src=x onerror=\"alert('1')\"> & café+1";

    @Inject
    Releasing releasing;
    @Inject
    PredictionLog log;
    @Inject
    Outcomes outcomes;
    @Inject
    Pool pool;

    private Account ana;
    private PageSession session;
    private String name;
    private String page;
    private ModelFile second;

    /** Two versions of which the first serves. */
    @BeforeEach
    void releaseAModel() {
        ana = Account.register();
        session = PageSession.of(ana);
        name = "aa." + UUID.randomUUID();
        page = MODELS + "/" + name;
        second = file(2);
        releasing.release(ana.id(), file(1), Promotion.because("first version"));
        releasing.release(ana.id(), second, Promotion.notBecause("to be looked at"));
    }

    private ModelFile file(long seed) {
        Dataset dataset = RandomDatasets.of(100, 3, 1);
        return NamedModels.file(name, Models.linear(dataset, seed), dataset);
    }

    @Test
    void eachSeesHisOwnModelsAndAdministratorsAll() {
        String everybodys = "aa." + UUID.randomUUID();
        releasing.champion(everybodys, 1);
        Response own = session.get(MODELS);
        Response all = PageSession.admin().get(MODELS);
        Response companys = PageSession.ofCompany(Company.register()).get(MODELS);

        assertThat(own.statusCode()).as(own.asString()).isEqualTo(200);
        assertThat(own.asString()).contains(">" + name + "</a>", "logistic-regression", "class=\"interval\"")
                .doesNotContain(everybodys);
        assertThat(all.asString()).contains(">" + name + "</a>", ana.id().toString(), ">" + everybodys + "</a>");
        assertThat(companys.asString()).contains("No models yet").doesNotContain(name);
        assertThat(session.request().header("Accept-Language", "pt-BR").get(MODELS).asString()).contains("Placar", "Campeão");
    }

    @Test
    void whatIsNotTheViewersIsNotThere() {
        PageSession stranger = PageSession.of(Account.register());

        for (String part : List.of("", "/timeline", "/compare?a=1&b=2", "/service", "/predictions", "/versions/1/file")) {
            assertThat(stranger.get(page + part).statusCode()).as(part).isEqualTo(404);
            assertThat(session.get(MODELS + "/no.such.model" + part).statusCode()).as(part).isEqualTo(404);
            assertThat(PageSession.browser().get(page + part).statusCode()).as(part).isEqualTo(303);
        }
        assertProblem(promote(stranger, 2, "mine now"), 404, "MODEL_NOT_FOUND");
        assertProblem(stranger.script().post(page + "/rollback"), 404, "MODEL_NOT_FOUND");
        assertThat(champion()).isEqualTo(1);
    }

    @Test
    void promotedAndRolledBackOnThePageAVersionServes() {
        assertThat(session.get(page).asString()).contains("id=\"promote-2\"").doesNotContain("/rollback");

        Response promoted = promote(session, 2, "<b>Fewer</b> mistakes");
        int serving = champion();
        Response rolledBack = session.script().post(page + "/rollback");
        Response again = session.script().post(page + "/rollback");

        assertThat(promoted.statusCode()).as(promoted.asString()).isEqualTo(200);
        assertThat(promoted.asString()).startsWith("<div id=\"model\"").contains("Version 2 serves now.", "v2 promoted",
                "&lt;b&gt;Fewer&lt;/b&gt; mistakes", "id=\"promote-1\"", page + "/rollback").doesNotContain("<b>Fewer");
        assertThat(serving).isEqualTo(2);
        assertThat(rolledBack.asString()).contains("Version 1 serves again.", "Back to v1");
        assertThat(champion()).isEqualTo(1);
        assertProblem(again, 409, "NO_EARLIER_CHAMPION");
    }

    @Test
    void anActNeedsThePagesTokenAndAReason() {
        Response forged = given().header("Cookie", session.cookieHeader()).formParam("version", 2).formParam("reason", "x")
                .put(page + "/champion");

        assertProblem(forged, 403, "CSRF_REFUSED");
        assertInvalid(promote(session, 2, " "), "reason");
        assertInvalid(promote(session, 2, "x".repeat(501)), "reason");
        assertInvalid(promote(session, 0, "x"), "version");
        assertProblem(promote(session, 3, "x"), 404, "MODEL_VERSION_NOT_FOUND");
        assertThat(champion()).isEqualTo(1);
    }

    @Test
    void theFileIsDownloadedAndVersionsAreCompared() {
        Response file = session.get(page + "/versions/2/file");
        Response compared = session.get(page + "/compare?a=1&b=2");

        assertThat(file.asByteArray()).isEqualTo(second.bytes());
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + name + "-2.onnx\"");
        assertThat(session.get(page).asString()).contains("href=\"" + page + "/versions/2/file\"",
                "data-copy=\"" + second.sha256() + "\"");
        assertThat(compared.asString()).contains("Both were tested on the same rows.", "Macro F1", "Log-loss");
        assertThat(session.script().get(page + "/compare?a=1").statusCode()).isEqualTo(422);
    }

    @Test
    void whatWasServedAndHowRightItWasIsTold() {
        assertThat(session.get(page + "/service").asString()).contains("Not asked yet", "No predictions logged");
        var version = new ModelVersion(name, 1);
        log.add(new Prediction(version, ana.id(), "<i>class-1</i>", 0.9f, 2_500));
        log.add(new Prediction(version, ana.id(), null, 0.3f, 40));
        outcomes.known(pool, List.of(new Outcome(version, ana.id(), UUID.randomUUID(), "class-1", 0.9f, "class-1"),
                new Outcome(version, ana.id(), UUID.randomUUID(), "class-1", 0.9f, "class-2"))).await().indefinitely();
        oneWasYesterday();

        String service = Awaiting.until(() -> session.get(page + "/service").asString(),
                shown -> shown.contains("not sure enough"));

        assertThat(service).contains("&lt;i&gt;class-1&lt;/i&gt;", "2.5 ms", "50%, between 9.5% and 90.5%; baseline ",
                "data-chart=\"{&quot;kind&quot;:&quot;line&quot;").doesNotContain("<i>class");
        assertThat(session.get(MODELS).asString()).contains("50% of 2");
        assertThat(session.get(page + "/predictions?version=2").asString()).contains("No predictions logged");
    }

    @Test
    void aNameWithHtmlStaysText() {
        rename(HTML);
        String encoded = MODELS + "/%3Cimg%20src%3Dx%20onerror%3D%22alert%28%271%27%29%22%3E%20%26%20caf%C3%A9%2B1";

        String board = session.get(MODELS).asString();
        Response model = session.request().urlEncodingEnabled(false).get(encoded);
        Response promoted = session.script().urlEncodingEnabled(false).formParam("version", 2).formParam("reason", "x")
                .put(encoded + "/champion");

        assertThat(board)
                .contains("href=\"" + encoded + "\"", "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; café+1")
                .doesNotContain("<img src=x");
        assertThat(model.statusCode()).as(model.asString()).isEqualTo(200);
        assertThat(model.asString()).contains("<title>&lt;img", "hx-get=\"" + encoded + "/service\"",
                "hx-put=\"" + encoded + "/champion\"").doesNotContain("<img src=x");
        // Its signature is one for another name.
        assertProblem(promoted, 409, "MODEL_UNSIGNED");
    }

    private Response promote(PageSession who, int version, String reason) {
        return who.script().formParam("version", version).formParam("reason", reason).put(page + "/champion");
    }

    private int champion() {
        return ana.get("/api/v1/models/" + name + "/champion").path("version");
    }

    private void oneWasYesterday() {
        pool.preparedQuery("update model_outcome set at = at - interval '1 day' where model = $1 and truth = 'class-2'")
                .executeAndAwait(Tuple.of(name));
    }

    /** Only whoever writes into the database himself gets such a name there. */
    private void rename(String other) {
        pool.preparedQuery("update model_version set name = $2 where name = $1").executeAndAwait(Tuple.of(name, other));
        pool.preparedQuery("""
                insert into model_champion (name, sequence, version, sha256, owner_id, act, reason, since)
                select name, 1, version, sha256, owner_id, 'released', 'x', now() from model_version
                 where name = $1 and version = 1 on conflict do nothing""").executeAndAwait(Tuple.of(other));
    }
}
