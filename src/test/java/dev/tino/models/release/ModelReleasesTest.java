package dev.tino.models.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.tino.core.error.Failure;
import dev.tino.ml.Models;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.onnx.Tampered;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.train.CrossValidation;
import dev.tino.ml.train.LogisticRegression;
import dev.tino.ml.train.Predictions;
import dev.tino.ml.train.Progress;
import dev.tino.ml.train.SimilarityModel;
import dev.tino.ml.train.TextSimilarity;
import dev.tino.models.ModelError;
import dev.tino.models.ModelStore;
import dev.tino.models.ModelVersion;
import dev.tino.models.NamedModels;
import dev.tino.models.Releasing;
import dev.tino.models.ServedModels;
import dev.tino.models.StoredVersion;
import dev.tino.models.release.Candidate.Source;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ModelReleasesTest {

    private static final Promotion TOLD = Promotion.because("told to");

    @Inject
    ModelReleases releases;

    @Inject
    Champions champions;

    @Inject
    Releasing releasing;

    @Inject
    ServedModels models;

    @Inject
    ModelStore store;

    @Inject
    Pool pool;

    private final String name = "test." + UUID.randomUUID();

    @Test
    void theFirstVersionIsPromoted() {
        try (ModelRelease release = prepare(NamedModels.file(name, 1))) {
            Promotion promotion = await(release.contest(RandomDatasets.of(50, 3, 1)));

            assertThat(promotion).isEqualTo(Promotion.because("first version"));
            assertThat(commit(release, promotion))
                    .isEqualTo(new Released(new ModelVersion(name, 1), true, Promotion.because("first version")));
        }
        assertThat(present().version()).isEqualTo(1);
    }

    @Test
    void closedWithoutACommitEverythingIsAsItWas() {
        releasing.champion(name, 1);
        LoadedModel model;
        try (ModelRelease release = prepare(NamedModels.file(name, 2))) {
            model = release.model();
            await(release.contest(RandomDatasets.of(50, 3, 2)));
        }

        assertThat(model.isClosed()).isTrue();
        assertThat(count("model_version")).isEqualTo(1);
        assertThat(present().version()).isEqualTo(1);
        assertThat(models.loaded()).filteredOn(loaded -> loaded.name().equals(name)).singleElement()
                .satisfies(loaded -> assertThat(loaded.leases()).isZero());
    }

    @Test
    void theOneThatDoesBetterOnTheSameRowsIsPromotedAndTheWorseIsNot() {
        Dataset known = RandomDatasets.of(400, 3, 1);
        Dataset training = known.where(row -> row < 200);
        Dataset holdOut = known.where(row -> row >= 200);
        ModelFile good = NamedModels.file(name, Models.linear(training, 1), training);
        releasing.champion(name, 99);

        Promotion better = contest(good, holdOut);
        releasing.release(null, good, better);
        Promotion worse = contest(NamedModels.file(name, 98), holdOut);

        assertThat(better.promoted()).as(better.reason()).isTrue();
        assertThat(better.reason()).matches("log-loss \\d\\.\\d{4}, the champion's \\d\\.\\d{4} on the same 200 rows");
        assertThat(worse.promoted()).as(worse.reason()).isFalse();
        assertThat(present().reason()).isEqualTo(better.reason());
    }

    @Test
    void manyRowsAreAnsweredInLotsAndComparedAsOne() {
        Dataset holdOut = RandomDatasets.of(2_500, 3, 1);
        releasing.champion(name, 99);

        Promotion promotion = contest(NamedModels.file(name, 99), holdOut);

        assertThat(promotion.promoted()).isTrue();
        assertThat(promotion.reason()).matches("log-loss (\\d\\.\\d{4}), the champion's \\1 on the same 2500 rows");
    }

    @Test
    void whatTheCandidateLearnedFromIsAnsweredOutOfFold() {
        Dataset rows = RandomDatasets.of(200, 3, 1);
        var trainer = new LogisticRegression();
        Predictions outOfFold = CrossValidation.predict(trainer, rows, trainer.defaults().with("epochs", 5), 5, 1,
                Progress.NONE);
        releasing.champion(name, 99);

        try (ModelRelease release = prepare(NamedModels.file(name, 1))) {
            Promotion promotion = await(release.contest(rows, outOfFold));

            assertThat(promotion.promoted()).as(promotion.reason()).isTrue();
        }
    }

    @Test
    void aVersionThatIsNotPromotedIsStored() {
        releasing.champion(name, 1);

        Released released = releasing.version(name, 2);

        assertThat(released.version()).isEqualTo(new ModelVersion(name, 2));
        assertThat(count("model_version")).isEqualTo(2);
        assertThat(present().version()).isEqualTo(1);
    }

    @Test
    void theLatestFileIsNotAddedAgain() {
        Released first = releasing.champion(name, 1);
        Released again = releasing.champion(name, 1);
        releasing.champion(name, 2);
        Released anew = releasing.champion(name, 1);

        assertThat(first).isEqualTo(new Released(new ModelVersion(name, 1), true, TOLD));
        assertThat(again).isEqualTo(new Released(new ModelVersion(name, 1), false, TOLD));
        assertThat(anew).isEqualTo(new Released(new ModelVersion(name, 3), true, TOLD));
        assertThat(count("model_champion")).isEqualTo(3);
        assertThat(pool.preparedQuery("select count(*) from activity where object_id = $1 and action = 'model.trained'")
                .executeAndAwait(Tuple.of(name)).iterator().next().getLong(0)).isEqualTo(3);
    }

    @Test
    void releasesAtOnceAreCountedAndOneOfThemIsTheChampion() {
        List<Uni<Released>> all = IntStream.rangeClosed(1, 6)
                .mapToObj(seed -> releasing.releasing(null, NamedModels.file(name, seed), TOLD)).toList();

        List<Released> released = await(Uni.join().all(all).andFailFast());

        assertThat(released).extracting(one -> one.version().version()).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        assertThat(count("model_champion")).isEqualTo(released.stream().filter(one -> one.promotion().promoted()).count());
        assertThat(released).filteredOn(one -> one.promotion().promoted()).extracting(one -> one.version().version())
                .contains(present().version());
    }

    @Test
    void whatWasDecidedAgainstAnotherChampionIsNotPromoted() {
        releasing.champion(name, 1);
        try (ModelRelease release = prepare(NamedModels.file(name, 2))) {
            releasing.champion(name, 3);

            Released released = commit(release, TOLD);

            assertThat(released.promotion())
                    .isEqualTo(Promotion.notBecause("version 2 became the champion meanwhile"));
        }
        assertThat(present().version()).isEqualTo(2);
    }

    @Test
    void aFileThatSomebodyWentBackFromIsNotPromotedByItsTraining() {
        releasing.champion(name, 1);
        releasing.champion(name, 2);
        await(champions.rollback(name, Account.register().id(), "it errs"));

        Released same = releasing.champion(name, 2);

        assertThat(same).isEqualTo(new Released(new ModelVersion(name, 2), false,
                Promotion.notBecause("somebody went back from the same file")));
        assertThat(present().version()).isEqualTo(1);
    }

    @Test
    void anotherFileThatFollowsAPersonsChoiceSaysSo() {
        releasing.champion(name, 1);
        releasing.champion(name, 2);
        await(champions.rollback(name, Account.register().id(), "it errs"));

        releasing.champion(name, 3);

        assertThat(present().version()).isEqualTo(3);
        assertThat(present().reason()).isEqualTo("told to; version 1 before it was chosen by hand");
    }

    @Test
    void otherInputsAreRefused() {
        releasing.champion(name, 1);
        Dataset other = RandomDatasets.withVectors(100, 3, 4, 1);

        assertRefused(NamedModels.file(name, Models.linear(other, 1), other), ModelError.MODEL_INPUTS_DIFFER,
                "takes other inputs than version 1");
    }

    @Test
    void scoresOfAnotherMeaningAreRefused() {
        releasing.champion(name, 1);
        SimilarityModel index = TextSimilarity.train(RandomDatasets.documents(20, 1), 1, Progress.NONE);
        ModelFile file = ModelFile.write(index, Manifest.of(name, index));

        assertRefused(file, ModelError.MODEL_INPUTS_DIFFER, "mean something else than those of version 1");
        assertThatThrownBy(
                () -> await(releases.prepareForOtherInputs(new Candidate(null, null, file, Source.TRAINED))))
                .hasMessageContaining("mean something else");
    }

    @Test
    void everybodysModelLosesNoLabelsAndMayGainSome() {
        releasing.champion(name, 1);
        Dataset fewer = RandomDatasets.of(100, 2, 1);
        Dataset more = RandomDatasets.of(100, 4, 1);

        assertRefused(NamedModels.file(name, Models.linear(fewer, 1), fewer), ModelError.MODEL_INPUTS_DIFFER,
                "lacks labels of version 1");
        try (ModelRelease release = prepare(NamedModels.file(name, Models.linear(more, 1), more))) {
            assertThat(release.model().manifest().labels()).hasSize(4);
        }
    }

    @Test
    void labelsOfSomebodysOwnModelComeAndGo() {
        UUID owner = Account.register().id();
        Dataset fewer = RandomDatasets.of(100, 2, 1);
        releasing.release(owner, NamedModels.file(name, 1), TOLD);

        Released released = releasing.release(owner, NamedModels.file(name, Models.linear(fewer, 1), fewer), TOLD);

        assertThat(released.promotion().promoted()).isTrue();
    }

    @Test
    void otherInputsAreTakenByThoseWhoLook() {
        releasing.champion(name, 1);
        Dataset other = RandomDatasets.withVectors(100, 3, 4, 1);
        ModelFile file = NamedModels.file(name, Models.linear(other, 1), other);

        try (ModelRelease release = await(releases.prepareForOtherInputs(new Candidate(null, null, file, Source.TRAINED)))) {
            assertThat(await(release.contest(other))).isEqualTo(Promotion.because("takes other inputs than version 1"));
        }
    }

    @Test
    void aDamagedFileIsRefused() {
        releasing.champion(name, 1);
        ModelFile sound = NamedModels.file(name, 2);
        byte[] cut = Arrays.copyOf(sound.bytes(), sound.bytes().length - 100);

        assertRefused(new ModelFile(sound.manifest(), sound.probe(), sound.background(), cut), ModelError.MODEL_DAMAGED,
                "cannot be served");
    }

    @Test
    void aFileThatDoesNotSayWhatItsTrainerSaidIsRefused() {
        releasing.champion(name, 1);
        ModelFile sound = NamedModels.file(name, 2);

        assertRefused(new ModelFile(sound.manifest(), sound.probe(), sound.background(), Tampered.withoutParity(sound.bytes())),
                ModelError.MODEL_PARITY_FAILED, "cannot be served");
    }

    @Test
    void theOldestVersionsMakeRoomButNotTheChampionNorTheOneBefore() {
        UUID owner = Account.register().id();
        for (int seed = 1; seed <= 3; seed++) {
            releasing.release(owner, NamedModels.file(name, seed), seed == 3 ? Promotion.notBecause("no") : TOLD);
        }
        for (int seed = 4; seed <= 8; seed++) {
            releasing.release(owner, NamedModels.file(name, seed), Promotion.notBecause("no"));
        }

        List<StoredVersion> versions = await(store.versions(owner, name));

        assertThat(versions).extracting(StoredVersion::version).containsExactly(8, 7, 6, 2, 1);
        assertThat(versions.get(0)).satisfies(version -> assertThat(version.rows()).isEqualTo(100))
                .satisfies(version -> assertThat(version.algorithm()).isEqualTo("logistic-regression"))
                .satisfies(version -> assertThat(version.source()).isEqualTo("trained"));
    }

    @Test
    void ofEverybodysModelsTwentyVersionsStay() {
        for (int seed = 1; seed <= 23; seed++) {
            releasing.release(null, NamedModels.file(name, seed), TOLD);
        }

        assertThat(pool.preparedQuery("select min(version) from model_version where name = $1")
                .executeAndAwait(Tuple.of(name)).iterator().next().getInteger(0)).isEqualTo(4);
    }

    @Test
    void theLatestVersionOfEachAlgorithmStays() {
        UUID owner = Account.register().id();
        releasing.release(owner, NamedModels.forest(name, 1), Promotion.notBecause("no"));
        releasing.release(owner, NamedModels.forest(name, 2), Promotion.notBecause("no"));

        for (int seed = 3; seed <= 9; seed++) {
            releasing.release(owner, NamedModels.file(name, seed), TOLD);
        }

        assertThat(await(store.versions(owner, name))).extracting(StoredVersion::version).containsExactly(9, 8, 7, 2);
    }

    private void assertRefused(ModelFile file, ModelError code, String detail) {
        assertThatThrownBy(() -> prepare(file)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.detail()).contains(name).contains(detail);
        });
        assertThat(count("model_version")).isEqualTo(1);
        assertThat(present().version()).isEqualTo(1);
    }

    private Promotion contest(ModelFile file, Dataset holdOut) {
        try (ModelRelease release = prepare(file)) {
            return await(release.contest(holdOut));
        }
    }

    private ModelRelease prepare(ModelFile file) {
        return await(releases.prepare(new Candidate(null, null, file, Source.TRAINED)));
    }

    private Released commit(ModelRelease release, Promotion promotion) {
        return await(pool.withTransaction(transaction -> release.commit(transaction, promotion)));
    }

    private Champion present() {
        return await(champions.present(name)).orElseThrow();
    }

    private long count(String table) {
        return pool.preparedQuery("select count(*) from %s where name = $1".formatted(table)).executeAndAwait(Tuple.of(name))
                .iterator().next().getLong(0);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Releasing.PATIENCE);
    }
}
