package dev.tino.finance.training;

import static dev.tino.testsupport.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.core.privacy.PersonalData;
import dev.tino.finance.classification.Classifier;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.train.Predictions;
import dev.tino.ml.train.Progress;
import dev.tino.models.ModelLease;
import dev.tino.models.ModelVersion;
import dev.tino.models.ServedModels;
import dev.tino.models.TrainingPool;
import dev.tino.models.release.Champions;
import dev.tino.models.release.Promotion;
import dev.tino.models.release.Released;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OwnModelsTest {

    private static final String TRAIN = "/api/v1/finance/model/train";
    private static final List<String> EVERYDAY = List.of("UBER TRIP", "99 TAXI", "POSTO SHELL", "PADARIA SAO JOAO",
            "SUPERMERCADO EXTRA", "IFOOD RESTAURANTE", "DROGASIL FARMACIA", "NETFLIX.COM", "CINEMARK", "ENEL ENERGIA ELETRICA");

    private static final int MORE_THAN_TRAIN = 100;

    @Inject
    Pool pool;

    @Inject
    ServedModels models;

    @Inject
    @All
    List<PersonalData> personal;

    @Inject
    TrainingQueue queue;

    @Inject
    TrainingRows rows;

    @Inject
    OwnModelRelease release;

    @Inject
    TrainingPool training;

    @Inject
    Champions champions;

    private Account ana;
    private Corrector corrector;

    @BeforeEach
    void registerAna() {
        ana = Account.register();
        corrector = new Corrector(ana, pool);
    }

    @Test
    void tooFewCorrectionsAreRefused() {
        UUID pets = ana.category("Pets");
        for (int i = 0; i < 9; i++) {
            corrector.file("LOJA " + i, "-5", i == 0 ? ana.category("Lazer") : pets);
        }

        assertProblem(ana.post(TRAIN, Map.of()), 409, "TOO_FEW_CORRECTIONS");
        assertThat(corrector.trainings()).isEmpty();
    }

    @Test
    void correctionsOfOneCategoryAreRefused() {
        UUID pets = ana.category("Pets");
        for (int i = 0; i < 22; i++) {
            corrector.file("LOJA " + i, "-5", pets);
        }

        assertProblem(ana.post(TRAIN, Map.of()), 409, "TOO_FEW_CORRECTIONS");
        assertThat(corrector.trainings()).isEmpty();
    }

    @Test
    void aTrainingIsAcceptedOnceForItsKeyAndItsModelAnswers() {
        fileHorsesAndGarden(10);
        Response accepted = train("one");
        Response again = train("one");

        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        assertThat(accepted.header("Location")).endsWith("/api/v1/jobs/" + accepted.path("jobId"));
        assertThat(again.<String> path("jobId")).isEqualTo(accepted.path("jobId"));
        corrector.awaitTrainings(1);
        Map<String, Object> answer = corrector.ask("HIPICA REAL ESTABULO 99", "-300");
        assertThat(answer).containsEntry("category", "Cavalos").containsEntry("source", "model").containsEntry("model",
                Map.of("name", Classifier.ownModel(ana.id()), "version", 1));
        assertThat(corrector.ask("HIPICA REAL ESTABULO 1", "-300")).containsEntry("source", "user");
        assertThat(corrector.ask("FARMACIA SAO JOAO", "-30").get("category")).isNotEqualTo("Cavalos");
    }

    @Test
    void twentyCorrectionsTrainByThemselves() {
        fileHorsesAndGarden(19);
        assertThat(corrector.trainings()).isEmpty();

        fileHorsesAndGarden(1);
        corrector.awaitTrainings(1);

        Response whole = ana.post("/api/v1/finance/classifications", Map.of("transactions",
                List.of(Map.of("date", "2026-01-15", "description", "VIVEIRO DE MUDAS JARDIM 77", "amount", -40))));
        assertThat(whole.<String> path("transactions[0].category")).isEqualTo("Jardim");
        assertThat(whole.<String> path("model.name")).isEqualTo(Classifier.ownModel(ana.id()));
        fileHorsesAndGarden(20);
        corrector.awaitTrainings(2);
        assertThat(corrector.ask("VIVEIRO DE MUDAS JARDIM 77", "-40").get("model"))
                .isEqualTo(Map.of("name", Classifier.ownModel(ana.id()), "version", 2));
    }

    @Test
    void aDeletedCategoryIsLeftToTheNextInTheCascade() {
        List<String> filed = fileHorsesAndGarden(10);
        train("two");
        corrector.awaitTrainings(1);
        assertThat(corrector.category("HIPICA REAL ESTABULO 99", "-300")).isEqualTo("Cavalos");
        filed.forEach(id -> ana.delete("/api/v1/finance/transactions/" + id).then().statusCode(204));

        ana.delete("/api/v1/finance/categories/" + ana.category("Cavalos")).then().statusCode(204);

        assertThat(corrector.category("HIPICA REAL ESTABULO 99", "-300")).isNotEqualTo("Cavalos");
        assertThat(corrector.category("VIVEIRO DE MUDAS JARDIM 77", "-40")).isEqualTo("Jardim");
    }

    @Test
    void aCancelledTrainingEndsWithoutAModel() {
        var random = new Random(11);
        List<UUID> categories = List.of(ana.category("Pets"), ana.category("Lazer"), ana.category("Viagem"),
                ana.category("Compras"), ana.category("Beleza"));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            String description = random.ints(40, 'A', 'Z' + 1).mapToObj(Character::toString).reduce("", String::concat);
            rows.add(Map.of("date", "2026-01-15", "description", description, "amount", -i - 1, "categoryId",
                    categories.get(i % 5)));
        }
        ana.post("/api/v1/finance/transactions/batch", Map.of("transactions", rows)).then().statusCode(201);
        String job = ana.get("/api/v1/jobs").path("items[0].id");
        corrector.awaitTraining("running");
        count(20);
        assertThat(corrector.trainings()).containsExactly("running");

        ana.post("/api/v1/jobs/" + job + "/cancel", Map.of()).then().statusCode(200);

        corrector.awaitTrainings(1);
        assertThat(corrector.trainings()).containsExactly("cancelled");
        assertThat(corrections()).isEqualTo(4_020);
        Account eve = Account.register();
        var other = new Corrector(eve, pool);
        for (int i = 0; i < 20; i++) {
            other.file("LOJA " + i, "-5", eve.category(i % 2 == 0 ? "Pets" : "Lazer"));
        }
        other.awaitTrainings(1);
        assertThat(models.find(Classifier.ownModel(eve.id())).await().indefinitely()).isPresent()
                .get().satisfies(ModelLease::close);
        assertThat(models.find(Classifier.ownModel(ana.id())).await().indefinitely()).isEmpty();
    }

    @Test
    void versionsAreExported() throws Throwable {
        fileHorsesAndGarden(10);
        train("four");
        corrector.awaitTrainings(1);

        PersonalData versions = personal.stream().filter(data -> data.kind().equals("model.version")).findFirst().orElseThrow();
        var page = VertxContextSupport.subscribeAndAwait(() -> versions.page(ana.id(), null));

        assertThat(page.items()).singleElement().hasFieldOrPropertyWithValue("name", Classifier.ownModel(ana.id()))
                .hasFieldOrPropertyWithValue("version", 1).hasFieldOrPropertyWithValue("rows", 10)
                .extracting("metrics").asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKeys("confidenceBar", "evaluation");
    }

    @Test
    void whatTheShippedModelIsSureOfAndTheOwnHasNeverSeenStaysAsItIs() {
        var silent = new Corrector(Account.register(), pool);
        fileHorsesAndGarden(20);
        corrector.awaitTrainings(1);

        for (String merchant : EVERYDAY) {
            Map<String, Object> shipped = silent.ask(merchant, "-25");
            assertThat(shipped).as(merchant).containsEntry("source", "model");
            assertThat(corrector.ask(merchant, "-25")).as(merchant).isEqualTo(shipped);
        }
        assertThat(corrector.category("HIPICA REAL ESTABULO 99", "-300")).isEqualTo("Cavalos");
    }

    @Test
    void correctionsThatComeAtOnceQueueOneTraining() {
        fileHorsesAndGarden(19);

        Uni.join().all(IntStream.range(0, 6).mapToObj(i -> counting(1)).toList()).andFailFast().await().indefinitely();

        corrector.awaitTrainings(1);
    }

    @Test
    void whoeverAsksAtOnceIsToldOneTraining() {
        fileHorsesAndGarden(12);
        var gate = new CountDownLatch(1);
        // As long as all threads are taken, the first training cannot end before the last request.
        IntStream.range(0, MORE_THAN_TRAIN).forEach(i -> training.execute(() -> awaited(gate)));

        List<UUID> told = Uni.join().all(IntStream.range(0, 6)
                .mapToObj(i -> pool.withTransaction(transaction -> queue.ask(transaction, ana.id()))).toList())
                .andFailFast().await().indefinitely();

        gate.countDown();
        assertThat(told).hasSize(6).containsOnly(told.get(0));
        corrector.awaitTrainings(1);
    }

    @Test
    void correctionsThatCameWhileAModelLearnedCountForTheNext() {
        fileHorsesAndGarden(12);
        count(7);

        learned(10);
        assertThat(corrector.trainings()).isEmpty();
        assertThat(corrections()).isEqualTo(9);

        pool.preparedQuery("update finance_training set corrections = 45 where owner_id = $1")
                .executeAndAwait(Tuple.of(ana.id()));
        learned(20);
        corrector.awaitTrainings(1);
        assertThat(corrections()).isZero();
    }

    @Test
    void aRepeatedReleaseOfTheSameModelDoesNothing() {
        fileHorsesAndGarden(12);
        FiledRows filed = filed(ana);
        OwnModel trained = train(filed);

        Released first = release(trained, filed, 12);
        Released again = release(trained, filed, 0);

        assertThat(List.of(first.version(), again.version()))
                .containsOnly(new ModelVersion(Classifier.ownModel(ana.id()), 1));
        assertThat(List.of(first.isNew(), again.isNew())).containsExactly(true, false);
        assertThat(pool.preparedQuery("select count(*) from activity where actor_id = $1 and action = 'model.trained'")
                .executeAndAwait(Tuple.of(ana.id())).iterator().next().getLong(0)).isEqualTo(1);
    }

    @Test
    void aModelThatDoesWorseOnWhatTheChampionHasNotSeenDoesNotServe() {
        fileHorsesAndGarden(12);
        FiledRows before = filed(ana);
        release(train(before), before, 12);
        fileHorsesAndGarden(6);
        FiledRows after = filed(ana);
        OwnModel trained = train(after);
        int labels = trained.outOfFold().labels().size();
        var undecided = new double[after.dataset().size()][labels];
        Arrays.stream(undecided).forEach(row -> Arrays.fill(row, 1.0 / labels));
        var clueless = new OwnModel(trained.file(), new Predictions(trained.outOfFold().labels(),
                trained.outOfFold().truth(), undecided, trained.outOfFold().units()));

        Released worse = release(clueless, after, 0);

        assertThat(worse.promotion().promoted()).as(worse.promotion().reason()).isFalse();
        assertThat(worse.promotion().reason()).matches("log-loss 0\\.6931, the champion's 0\\.\\d{4} on the same 6 rows");
        assertThat(corrector.ask("HIPICA REAL ESTABULO 99", "-300").get("model"))
                .isEqualTo(Map.of("name", Classifier.ownModel(ana.id()), "version", 1));
        assertThat(worse.version().version()).isEqualTo(2);
    }

    @Test
    void ofTooFewNewRowsTheOneThatKnowsThemServes() {
        fileHorsesAndGarden(12);
        FiledRows before = filed(ana);
        release(train(before), before, 12);
        fileHorsesAndGarden(4);
        FiledRows after = filed(ana);

        Released next = release(train(after), after, 4);

        assertThat(next.promotion()).isEqualTo(Promotion.because(
                "learned from 16 corrections, the latest too; 4 of them the champion has not seen, too few to compare"));
    }

    @Test
    void whatItsOwnerWentBackToStaysUntilOneDoesBetterOnEnoughRows() {
        fileHorsesAndGarden(12);
        FiledRows before = filed(ana);
        release(train(before), before, 12);
        fileHorsesAndGarden(3);
        FiledRows after = filed(ana);
        release(train(after), after, 3);
        String name = Classifier.ownModel(ana.id());
        champions.rollback(name, ana.id(), "it errs").await().indefinitely();

        Released same = release(train(after), after, 0);
        fileHorsesAndGarden(1);
        FiledRows later = filed(ana);
        Released next = release(train(later), later, 1);

        assertThat(same.isNew()).isFalse();
        assertThat(List.of(same.promotion().promoted(), next.promotion().promoted())).containsOnly(false);
        assertThat(next.promotion().reason()).endsWith("too few to compare; version 1 was chosen by hand");
        assertThat(champions.present(name).await().indefinitely().orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void theModelOfAnErasedAccountIsDropped() {
        fileHorsesAndGarden(12);
        train("five");
        corrector.awaitTrainings(1);
        ModelLease lease = models.find(Classifier.ownModel(ana.id())).await().indefinitely().orElseThrow();
        LoadedModel model = lease.model();
        lease.close();

        ana.delete("/api/v1/me").then().statusCode(202);

        Awaiting.until(model::isClosed, closed -> closed);
    }

    private static void awaited(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FiledRows filed(Account owner) {
        return rows.of(owner.id()).await().indefinitely();
    }

    private OwnModel train(FiledRows filed) {
        return OwnModelTrainer.train(Classifier.ownModel(ana.id()), filed.dataset(), Progress.NONE);
    }

    private Released release(OwnModel trained, FiledRows filed, long corrections) {
        return release.release(ana.id(), trained, filed, corrections, held -> Uni.createFrom().voidItem()).await()
                .indefinitely();
    }

    private void learned(long corrections) {
        pool.withTransaction(transaction -> queue.learned(transaction, ana.id(), corrections)).await().indefinitely();
    }

    private Uni<Void> counting(long count) {
        return pool.withTransaction(transaction -> queue.count(transaction, ana.id(), count));
    }

    private void count(long count) {
        counting(count).await().indefinitely();
    }

    private int corrections() {
        return pool.preparedQuery("select corrections from finance_training where owner_id = $1")
                .executeAndAwait(Tuple.of(ana.id())).iterator().next().getInteger(0);
    }

    /** Two kinds of merchants under two new categories, one after the other. */
    private List<String> fileHorsesAndGarden(int count) {
        UUID horses = category("Cavalos");
        UUID garden = category("Jardim");
        var ids = new ArrayList<String>();
        long known = filed();
        for (long i = known; i < known + count; i++) {
            ids.add(i % 2 == 0 ? corrector.file("VIVEIRO DE MUDAS JARDIM " + i, "-40", garden)
                    : corrector.file("HIPICA REAL ESTABULO " + i, "-300", horses));
        }
        return ids;
    }

    private UUID category(String name) {
        String known = ana.get("/api/v1/finance/categories").path("items.find { it.name == '%s' }?.id".formatted(name));
        return known == null ? corrector.addCategory(name) : UUID.fromString(known);
    }

    private long filed() {
        return pool.preparedQuery("select count(*) from finance_transaction where owner_id = $1").execute(Tuple.of(ana.id()))
                .await().indefinitely().iterator().next().getLong(0);
    }

    private Response train(String key) {
        return ana.request().header("Idempotency-Key", key).contentType("application/json").body("{}").post(TRAIN);
    }
}
