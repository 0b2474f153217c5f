package dev.tino.models.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.models.ModelVersion;
import dev.tino.models.prediction.LiveReport.Span;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What is logged of predictions and known of their outcomes, from finance and by itself. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PredictionsTest {

    private static final String FINANCE = "/api/v1/finance/";
    /** Before anything that another test leaves. */
    private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06Z");

    @Inject
    LoggedPredictions predictions;
    @Inject
    PredictionLog log;
    @Inject
    PredictionRows rows;
    @Inject
    PredictionDays days;
    @Inject
    PredictionsForAPerson personal;
    @Inject
    Outcomes outcomes;
    @Inject
    OutcomesOfAPerson personalOutcomes;
    @Inject
    ServiceRecord record;
    @Inject
    Pool pool;

    private Account ana;

    @BeforeEach
    void registerAna() {
        ana = Account.register();
    }

    @Test
    void eachLineThatIsServedIsLoggedWhereverItComesFrom() {
        ana.post(FINANCE + "classifications", Map.of("transactions", List.of(line("PADARIA SAO JOAO"), line("XQZWK VBNRT"))));
        ana.request().contentType("application/x-ndjson")
                .body("{\"date\":\"2026-01-31\",\"description\":\"POSTO SHELL\",\"amount\":-1}\nno json\n"
                        .getBytes(StandardCharsets.UTF_8))
                .post(FINANCE + "classifications");
        ana.post(FINANCE + "transactions", line("FARMACIA SAO JOAO"));
        ana.request().multiPart("account", "x").multiPart("file", "one.csv",
                "Data,Descrição,Valor\n2026-01-30,DROGARIA PACHECO,-12.00\n".getBytes(StandardCharsets.UTF_8))
                .post(FINANCE + "imports");
        ana.post(FINANCE + "classification-jobs", Map.of("transactions", List.of(line("PADARIA REAL"))));

        List<PredictionView> logged = logged(6);

        assertThat(logged).extracting(PredictionView::model).extracting(ModelVersion::name)
                .containsOnly("finance.transactions");
        assertThat(logged).extracting(PredictionView::weight).containsOnly(1.0);
        assertThat(logged).extracting(PredictionView::output).contains("Alimentação", "Farmácia", null);
        assertThat(logged).filteredOn(one -> "Alimentação".equals(one.output())).first()
                .satisfies(one -> assertThat(one.probability()).isBetween(0.5f, 1f));
        assertThat(logged).extracting(PredictionView::micros).allMatch(micros -> micros >= 0);
        assertThat(logged).isSortedAccordingTo((a, b) -> b.time().compareTo(a.time()));
    }

    @Test
    void anOwnersWordIsNoPrediction() {
        String id = ana.post(FINANCE + "transactions", line("PADARIA SAO JOAO")).path("id");
        ana.patch(FINANCE + "transactions/" + id, Map.of("categoryId", ana.category("Pets")));

        Response again = ana.post(FINANCE + "classifications",
                Map.of("transactions", List.of(line("PADARIA SAO JOAO"), line("POSTO SHELL"))));

        assertThat(again.<List<String>> path("transactions.source")).startsWith("user");
        assertThat(logged(2)).extracting(PredictionView::output).doesNotContain("Pets");
    }

    @Test
    void aCorrectionIsAnOutcomeAndTheLastOneCounts() {
        Response added = ana.post(FINANCE + "transactions", line("PADARIA SAO JOAO"));
        String path = FINANCE + "transactions/" + added.path("id");
        ana.patch(path, Map.of("description", "PADARIA"));
        assertThat(outcomes()).isEmpty();

        ana.patch(path, Map.of("categoryId", ana.category("Pets")));
        OutcomeView corrected = outcomes().get(0);
        ana.patch(path, Map.of("categoryId", ana.category("Alimentação")));

        assertThat(corrected.model()).isEqualTo(new ModelVersion("finance.transactions", 1));
        assertThat(corrected.subjectId()).hasToString(added.path("id"));
        assertThat(corrected.predicted()).isEqualTo("Alimentação");
        assertThat(corrected.truth()).isEqualTo("Pets");
        assertThat(corrected.probability()).isEqualTo(added.<Float> path("confidence"));
        assertThat(outcomes()).singleElement().satisfies(last -> {
            assertThat(last.predicted()).isEqualTo("Alimentação");
            assertThat(last.truth()).isEqualTo("Alimentação");
        });
    }

    @Test
    void aCategoryThatIsSetAgainConfirmsTheModel() {
        Response added = ana.post(FINANCE + "transactions", line("PADARIA SAO JOAO"));

        ana.patch(FINANCE + "transactions/" + added.path("id"), Map.of("categoryId", added.path("categoryId")));

        assertThat(outcomes()).singleElement()
                .satisfies(known -> assertThat(known.truth()).isEqualTo(known.predicted()).isEqualTo("Alimentação"));
    }

    @Test
    void whatIsFiledAfterAnAbstentionIsAnOutcomeWhereverTheLineCameFrom() {
        Response single = ana.post(FINANCE + "transactions", line("XQZWK VBNRT"));
        List<String> ids = new ArrayList<>(List.of(single.<String> path("id")));
        ids.addAll(ana.post(FINANCE + "transactions/batch", Map.of("transactions", List.of(line("ZZKWQ XPTV"))))
                .path("items.id"));
        ids.addAll(ana.request().multiPart("account", "x").multiPart("file", "one.csv",
                "Data,Descrição,Valor\n2026-01-30,WQKZX TRBV,-12.00\n".getBytes(StandardCharsets.UTF_8))
                .post(FINANCE + "imports").path("transactions.id"));

        ids.forEach(id -> ana.patch(FINANCE + "transactions/" + id, Map.of("categoryId", ana.category("Pets"))));

        assertThat(single.<Object> path("categorySource")).isNull();
        assertThat(single.<String> path("model.name")).isEqualTo("finance.transactions");
        assertThat(outcomes()).hasSize(3).allSatisfy(known -> {
            assertThat(known.model()).isEqualTo(new ModelVersion("finance.transactions", 1));
            assertThat(known.predicted()).isNull();
            assertThat(known.truth()).isEqualTo("Pets");
        });
        assertThat(outcomes().get(0).probability()).isEqualTo(single.<Float> path("confidence"));
    }

    @Test
    void aCategoryThatIsOnlyTakenAwayIsAMistakeUntilAnotherIsSet() {
        Response added = ana.post(FINANCE + "transactions", line("PADARIA SAO JOAO"));
        String path = FINANCE + "transactions/" + added.path("id");

        Response cleared = ana.patch(path, Collections.singletonMap("categoryId", null));
        OutcomeView mistake = outcomes().get(0);
        ana.patch(path, Map.of("categoryId", ana.category("Pets")));

        assertThat(cleared.<Object> path("model")).isNull();
        assertThat(mistake.predicted()).isEqualTo("Alimentação");
        assertThat(mistake.truth()).isNull();
        assertThat(outcomes()).singleElement().satisfies(known -> {
            assertThat(known.predicted()).isEqualTo("Alimentação");
            assertThat(known.truth()).isEqualTo("Pets");
        });
    }

    @Test
    void takingNoCategoryAwayTellsNothingAndForgetsNothing() {
        String path = FINANCE + "transactions/" + ana.post(FINANCE + "transactions", line("XQZWK VBNRT")).path("id");

        Response same = ana.patch(path, Collections.singletonMap("categoryId", null));

        assertThat(same.<String> path("model.name")).isEqualTo("finance.transactions");
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void whatTheUserFiledHimselfTellsNothingOfAModel() {
        String id = ana.post(FINANCE + "transactions", Map.of("date", "2026-01-31", "description", "X", "amount", -1,
                "categoryId", ana.category("Pets"))).path("id");

        ana.patch(FINANCE + "transactions/" + id, Map.of("categoryId", ana.category("Farmácia")));

        assertThat(outcomes()).isEmpty();
    }

    @Test
    void outcomesAndTheLogMakeLiveMetrics() {
        var model = new ModelVersion("test." + UUID.randomUUID(), 2);
        UUID subject = UUID.randomUUID();
        wait(pool.withTransaction(transaction -> outcomes.known(transaction, List.of(
                outcome(model, UUID.randomUUID(), "a", 0.9f, "a"), outcome(model, UUID.randomUUID(), "a", 0.7f, "b"),
                outcome(model, subject, "a", 0.8f, "b"), outcome(model, subject, "a", 0.8f, "a"),
                outcome(model, UUID.randomUUID(), null, 0.3f, "a"), outcome(model, UUID.randomUUID(), null, 0.3f, null),
                outcome(model, UUID.randomUUID(), "a", 0.8f, null)))));
        Instant now = Instant.now();
        wait(rows.log().insert(IntStream.rangeClosed(1, 100)
                .mapToObj(i -> logged(model, i <= 10 ? null : "a", i, i == 100 ? 1_000 : 1, now)).toList()));

        LiveReport report = wait(record.of(model.name(), null, null));

        assertThat(report.log().from()).isNull();
        assertThat(report.log().missing()).isNull();
        assertThat(report.items()).singleElement().satisfies(live -> {
            assertThat(live.version()).isEqualTo(2);
            assertThat(live.known()).isEqualTo(4);
            assertThat(live.right()).isEqualTo(2);
            assertThat(live.abstained()).isEqualTo(1);
            assertThat(live.meanProbability()).isCloseTo(0.8, within(1e-6));
            assertThat(live.predictions()).isEqualTo(1_099);
            assertThat(live.abstentions()).isEqualTo(10);
            assertThat(live.p50Micros()).isEqualTo(100);
            assertThat(live.days()).hasSize(1);
        });
        assertThat(wait(record.of(model.name(), now.plusSeconds(3_600), null)).items()).isEmpty();
    }

    @Test
    void ofMoreThanCanBeAddedUpTheLatestLinesCount() {
        var model = new ModelVersion("test." + UUID.randomUUID(), 1);
        // Of a day that is there, whatever the time.
        Instant end = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(1, ChronoUnit.DAYS);
        wait(pool.preparedQuery("""
                insert into model_prediction (id, time, model, version, probability, micros, weight)
                select gen_random_uuid(), $2::timestamptz - line * interval '1 ms', $1, 1, 0.5, line, 1
                  from generate_series(1, $3::int) line""")
                .execute(Tuple.of(model.name(), end.atOffset(ZoneOffset.UTC), ServedFigures.MOST_LINES + 500)));

        LiveReport report = wait(record.of(model.name(), null, end));

        assertThat(report.log()).isEqualTo(new Span(end.minusMillis(ServedFigures.MOST_LINES), end, null));
        assertThat(report.items()).singleElement().satisfies(live -> {
            assertThat(live.predictions()).isEqualTo(ServedFigures.MOST_LINES);
            assertThat(live.abstentions()).isEqualTo(ServedFigures.MOST_LINES);
            assertThat(live.p50Micros()).isEqualTo(ServedFigures.MOST_LINES / 2);
            assertThat(live.p99Micros()).isEqualTo(ServedFigures.MOST_LINES / 100 * 99);
        });
    }

    @Test
    void outcomesAreToldThoughTheLogCannotBeRead() {
        var model = new ModelVersion("test." + UUID.randomUUID(), 1);
        wait(outcomes.known(pool, List.of(outcome(model, UUID.randomUUID(), "a", 0.9f, "a"))));

        List<LiveReport> reports = wait(pool.withTransaction(transaction -> transaction
                .query("lock table model_prediction in access exclusive mode").execute()
                .chain(() -> Uni.join().all(record.of(model.name(), null, null), record.of(model.name(), null, null))
                        .andFailFast())));

        assertThat(reports).extracting(report -> report.log().missing())
                .containsExactlyInAnyOrder(ServedFigures.LATE, ServedFigures.BUSY);
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.items()).extracting(LiveMetrics::right).containsExactly(1L);
            assertThat(report.items()).extracting(LiveMetrics::predictions).containsOnlyNulls();
        });
        assertThat(wait(record.of(model.name(), null, null)).log().missing()).isNull();
    }

    @Test
    void anOutcomeOfSomebodyElseStaysAsItIs() {
        var model = new ModelVersion("test." + UUID.randomUUID(), 1);
        Account bruno = Account.register();
        UUID subject = UUID.randomUUID();
        wait(outcomes.known(pool, List.of(outcome(model, subject, "a", 0.9f, "a"))));

        wait(outcomes.known(pool, List.of(new Outcome(model, bruno.id(), subject, "a", 0.9f, "b"))));
        wait(outcomes.corrected(pool, bruno.id(), subject, "b"));

        assertThat(outcomes()).singleElement().extracting(OutcomeView::truth).isEqualTo("a");
    }

    @Test
    void oldDaysAndOldOutcomesGo() {
        var model = new ModelVersion("test." + UUID.randomUUID(), 1);
        wait(rows.log().insert(List.of(logged(model, "a", 1, 1, LONG_AGO), logged(model, "a", 1, 1, LONG_AGO))));
        wait(outcomes.known(pool, List.of(outcome(model, UUID.randomUUID(), "a", 0.9f, "a"))));
        wait(pool.query("update model_outcome set at = '2001-02-03' where model = '%s'".formatted(model.name())).execute());

        assertThat(wait(days.removeBefore(LONG_AGO))).isZero();
        assertThat(wait(days.removeBefore(LONG_AGO.plus(Duration.ofDays(1))))).isEqualTo(2);
        assertThat(wait(outcomes.removeBefore(LONG_AGO.plus(Duration.ofDays(1))))).isEqualTo(1);
    }

    @Test
    void anErasedPersonLeavesNoPrediction() {
        var model = new ModelVersion("test." + ana.id(), 1);
        wait(rows.log().insert(List.of(logged(model, "a", 1, 1, LONG_AGO.plus(Duration.ofDays(900))))));
        log.add(new Prediction(model, ana.id(), "a", 0.5f, 1));
        logged(2);

        wait(pool.withTransaction(transaction -> personal.erase(transaction, ana.id())));
        wait(pool.query("update users set closed_at = now() where id = '%s'".formatted(ana.id())).execute());
        wait(rows.log().insert(List.of(logged(model, "a", 1, 1, Instant.now()))));

        assertThat(logged(0)).isEmpty();
        assertThat(wait(days.removeBefore(LONG_AGO.plus(Duration.ofDays(901))))).isEqualTo(1);
    }

    private LoggedPrediction logged(ModelVersion model, String output, long micros, double weight, Instant time) {
        return LoggedPrediction.of(
                new SampledPrediction(new Prediction(model, ana.id(), output, 0.5f, micros), time, weight));
    }

    private Outcome outcome(ModelVersion model, UUID subject, String predicted, float probability, String truth) {
        return new Outcome(model, ana.id(), subject, predicted, probability, truth);
    }

    /** All that was logged for Ana, once there are so many. */
    private List<PredictionView> logged(int count) {
        return Awaiting.until(() -> {
            var all = new ArrayList<PredictionView>();
            String cursor = null;
            do {
                var page = wait(predictions.page(PredictionFilter.ofCaller(ana.id()), 2, cursor));
                all.addAll(page.items());
                cursor = page.nextCursor();
            } while (cursor != null);
            return all;
        }, all -> all.size() == count);
    }

    private List<OutcomeView> outcomes() {
        return wait(personalOutcomes.page(ana.id(), null)).items();
    }

    private static Map<String, Object> line(String description) {
        return Map.of("date", "2026-01-31", "description", description, "amount", -12.5);
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
