package dev.tino.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.tino.core.error.Failure;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.serve.InferencePool;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.testsupport.Awaiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;

@Timeout(60)
class LineupsTest {

    private static final String NAME = "test";
    private static final ModelFile FILE = NamedModels.file(NAME, 1);
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration NEVER = Duration.ofDays(1);

    private final InferencePool pool = new InferencePool(1, 10);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Refusals refusals = new Refusals();
    private final AtomicReference<Lineup> stored = new AtomicReference<>(champion(1));
    /** Loads of the second version that are to fail. */
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger loads = new AtomicInteger();
    private final LoadedModels loaded = new LoadedModels(
            new SmallRyeConfigBuilder().withMapping(ModelsConfig.class).build().getConfigMapping(ModelsConfig.class), pool,
            this::load, meters);
    private Lineups lineups;

    @AfterEach
    void close() {
        lineups.close();
        loaded.close();
        pool.close();
    }

    @Test
    void aChampionWhoseLoadFailsOnceServesALittleLater() {
        serveTheFirst(SOON);
        failures.set(1);
        stored.set(champion(2));

        lineups.renew(NAME).join();

        Awaiting.until(() -> lineups.now(NAME, Lineup.CHAMPION), version(2)::equals);
        assertThat(loaded.isLoaded(version(2))).isTrue();
        assertThat(loads).hasValue(2);
        Awaiting.until(this::behind, behind -> behind == 0);
    }

    @Test
    void aNodeThatServesAnotherThanTheChampionSaysSoUntilItDoesNot() {
        serveTheFirst(NEVER);
        failures.set(1);
        stored.set(champion(2));

        lineups.renew(NAME).join();

        assertThat(lineups.now(NAME, Lineup.CHAMPION)).isEqualTo(version(1));
        assertThat(behind()).isEqualTo(1);
        lineups.renew(NAME).join();
        assertThat(lineups.now(NAME, Lineup.CHAMPION)).isEqualTo(version(2));
        assertThat(behind()).isZero();
    }

    @Test
    void whatWasRefusedIsTriedAtOnceWhenSomethingChanged() {
        serveTheFirst(NEVER);
        refusals.note(version(2), ModelError.MODEL_UNSIGNED.because("No signature"));
        stored.set(champion(2));

        lineups.renew(NAME).join();

        assertThat(lineups.now(NAME, Lineup.CHAMPION)).isEqualTo(version(2));
    }

    private void serveTheFirst(Duration retry) {
        lineups = new Lineups(name -> Uni.createFrom().item(stored.get()), loaded, refusals, retry, meters);
        lineups.of(NAME, Lineup.CHAMPION).await().indefinitely();
        loaded.lease(version(1)).await().indefinitely().close();
    }

    private double behind() {
        return meters.get("tino.models.behind").gauge().value();
    }

    private Uni<LoadedModel> load(ModelVersion version) {
        Failure known = refusals.of(version);
        if (known != null) {
            return Uni.createFrom().failure(known);
        }
        if (version.version() == 2 && loads.incrementAndGet() <= failures.get()) {
            Failure failure = ModelError.MODEL_DAMAGED.because("Cannot be read now");
            refusals.note(version, failure);
            return Uni.createFrom().failure(failure);
        }
        return Uni.createFrom().completionStage(CompletableFuture.supplyAsync(() -> LoadedModel.load(FILE)));
    }

    private static Lineup champion(int version) {
        return new Lineup(Map.of(Lineup.CHAMPION, version(version)));
    }

    private static ModelVersion version(int version) {
        return new ModelVersion(NAME, version);
    }
}
