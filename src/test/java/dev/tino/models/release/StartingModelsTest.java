package dev.tino.models.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.onnx.Tampered;
import dev.tino.models.ModelLoader;
import dev.tino.models.ModelStore;
import dev.tino.models.ModelVersion;
import dev.tino.models.ModelsConfig;
import dev.tino.models.NamedModels;
import dev.tino.models.Releasing;
import dev.tino.models.ServedModels;
import dev.tino.models.release.Candidate.Source;
import dev.tino.models.release.Champion.Act;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StartingModelsTest {

    private static final String SHIPPED = "finance.transactions";

    @Inject
    ModelReleases releases;

    @Inject
    ModelStore store;

    @Inject
    ModelLoader loader;

    @Inject
    ServedModels models;

    @Inject
    StartingRule rule;

    @Inject
    Champions champions;

    @Inject
    Releasing releasing;

    @Inject
    Pool pool;

    @TempDir
    Path folder;

    private final String name = "test." + UUID.randomUUID() + ".model";

    @Test
    void theModelThatShipsServesAndIsTakenOnce() {
        long before = versions(SHIPPED);

        starting(null).take(null);

        assertThat(versions(SHIPPED)).isEqualTo(before).isPositive();
        Champion champion = await(champions.timeline(SHIPPED, null, 10)).get(0);
        assertThat(champion.act()).isEqualTo(Act.RELEASED);
        assertThat(models.loaded()).extracting("name").contains(SHIPPED);
    }

    @Test
    void filesOfAFolderAreTakenOnceAndTheFirstOfANameServes() throws IOException {
        Files.write(folder.resolve("a.onnx"), NamedModels.file(name, 1).bytes());
        Files.write(folder.resolve("b.onnx"), NamedModels.file(name, 2).bytes());
        Files.writeString(folder.resolve("readme.txt"), "No model");

        starting(folder).take(null);
        starting(folder).take(null);

        assertThat(versions(name)).isEqualTo(2);
        assertThat(await(champions.timeline(name, null, 10))).extracting(Champion::version).containsExactly(1);
        assertThat(pool.preparedQuery("select distinct source from model_version where name = $1")
                .executeAndAwait(Tuple.of(name)).iterator().next().getString(0)).isEqualTo("imported");
    }

    @Test
    void whatCannotBeServedIsLeftOutAndTheOthersAreTaken() throws IOException {
        byte[] sound = NamedModels.file(name, 1).bytes();
        Files.write(folder.resolve("a-broken.onnx"), Arrays.copyOf(sound, sound.length - 100));
        Files.write(folder.resolve("b-empty.onnx"), new byte[0]);
        Files.write(folder.resolve("b-foreign.onnx"), Tampered.sealed(sound, model -> model.clearMetadataProps()));
        Files.write(folder.resolve("b-other.onnx"), Tampered.withoutParity(sound));
        Files.createDirectory(folder.resolve("c-folder.onnx"));
        Files.write(folder.resolve("d-own.onnx"), NamedModels.file(SHIPPED + "." + UUID.randomUUID(), 1).bytes());
        Files.write(folder.resolve("e-sound.onnx"), sound);

        starting(folder).take(null);

        assertThat(await(champions.present(name))).isPresent();
        assertThat(pool.preparedQuery("select count(*) from model_version where name like $1 || '.%' and source = 'imported'")
                .executeAndAwait(Tuple.of(SHIPPED)).iterator().next().getLong(0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "file = substring(file from 2)", "signature = '\\x00'" })
    void aChampionThatIsDamagedInTheStoreIsHealedByTheSameFile(String damage) throws IOException {
        ModelFile file = NamedModels.file(name, 1);
        Files.write(folder.resolve("a.onnx"), file.bytes());
        starting(folder).take(null);
        pool.preparedQuery("update model_version set " + damage + " where name = $1").executeAndAwait(Tuple.of(name));

        starting(folder).take(null);
        starting(folder).take(null);

        assertThat(versions(name)).isEqualTo(2);
        Champion champion = await(champions.present(name)).orElseThrow();
        assertThat(champion.version()).isEqualTo(2);
        assertThat(champion.reason()).isEqualTo("version 1, the same file, is damaged in the store");
        assertThat(await(loader.find(new ModelVersion(name, 2))).distrust()).isNull();
    }

    @Test
    void anImportedFileTakesNoChampionsPlace() throws IOException {
        releasing.champion(name, 1);
        Files.write(folder.resolve("a.onnx"), NamedModels.file(name, 2).bytes());

        starting(folder).take(null);

        assertThat(versions(name)).isEqualTo(2);
        assertThat(await(champions.present(name)).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void aShippedFileFollowsAnotherThatShipped() {
        ship(1);

        Released next = ship(2);

        assertThat(next.promotion()).isEqualTo(Promotion.because("ships with this Tino, as version 1 did with another"));
    }

    @Test
    void aShippedFileFollowsNoneThatWasTrainedHereNorOneThatAPersonChose() {
        releasing.champion(name, 1);
        assertThat(ship(2).promotion()).isEqualTo(Promotion.notBecause("version 1 serves already"));

        await(champions.promote(name, 2, "better", Account.register().id()));

        assertThat(ship(3).promotion()).isEqualTo(Promotion.notBecause("version 2 serves already"));
    }

    private Released ship(long seed) {
        ModelFile file = NamedModels.file(name, seed);
        var candidate = new Candidate(null, null, file, Source.SHIPPED);
        try (ModelRelease release = await(releases.prepare(candidate))) {
            Promotion promotion = await(rule.promotion(candidate));
            return await(pool.withTransaction(transaction -> release.commit(transaction, promotion)));
        }
    }

    private StartingModels starting(Path from) {
        var builder = new SmallRyeConfigBuilder().withMapping(ModelsConfig.class);
        if (from != null) {
            builder.withDefaultValue("tino.models.import-path", from.toString());
        }
        return new StartingModels(releases, store, loader, models, rule, builder.build().getConfigMapping(ModelsConfig.class),
                pool);
    }

    private long versions(String wanted) {
        return pool.preparedQuery("select count(*) from model_version where name = $1").executeAndAwait(Tuple.of(wanted))
                .iterator().next().getLong(0);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Releasing.PATIENCE);
    }
}
