package dev.tino.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.tino.ml.RandomDatasets;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.serve.InferencePool;
import dev.tino.ml.serve.LoadedModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;

@Timeout(60)
class LoadedModelsTest {

    private static final ModelFile FILE = NamedModels.file("test", 1);
    private static final long SIZE = sizeOfOne();

    private final InferencePool pool = new InferencePool(1, 10);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<ModelVersion, CompletableFuture<LoadedModel>> gates = new HashMap<>();
    private final List<LoadedModel> made = new ArrayList<>();
    private final AtomicInteger loads = new AtomicInteger();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void theOneThatWasNotUsedForTheLongestTimeMakesRoom() {
        var models = models(3, Long.MAX_VALUE);
        use(models, 1, 2, 3);
        use(models, 1);

        use(models, 4);

        assertThat(models.told()).extracting(LoadedVersion::version).containsExactly(1, 3, 4);
        assertThat(made).extracting(LoadedModel::isClosed).containsExactly(false, true, false, false);
        assertThat(meters.counter("tino.models.evictions").count()).isEqualTo(1);
        models.close();
    }

    @Test
    void severalMakeRoomForOneWhereMemoryIsShort() {
        var models = models(100, 2 * SIZE + SIZE / 2);

        use(models, 1, 2, 3);

        assertThat(models.told()).extracting(LoadedVersion::version).containsExactly(2, 3);
        assertThat(meters.get("tino.models.loaded.bytes").gauge().value()).isEqualTo(2 * SIZE);
        models.close();
        assertThat(meters.get("tino.models.loaded.bytes").gauge().value()).isZero();
    }

    @Test
    void whatMakesRoomServesItsLeasesToTheirEnd() {
        var models = models(1, Long.MAX_VALUE);
        ModelLease lease = lease(models, 1);

        use(models, 2);

        assertThat(made.get(0).isClosed()).isFalse();
        assertThat(meters.get("tino.models.loaded.bytes").gauge().value()).isEqualTo(2 * SIZE);
        assertThat(lease.model().score(RandomDatasets.of(10, 3, 1).rows()).rows()).isEqualTo(10);
        lease.close();
        assertThat(made.get(0).isClosed()).isTrue();
        assertThat(meters.get("tino.models.loaded.bytes").gauge().value()).isEqualTo(SIZE);
        models.close();
    }

    @Test
    void whoeverAsksWhileItLoadsWaitsForTheSameLoad() {
        var models = models(10, Long.MAX_VALUE);
        gates.put(version(1), new CompletableFuture<>());
        List<CompletableFuture<ModelLease>> waiting = IntStream.range(0, 20)
                .mapToObj(i -> models.lease(version(1)).subscribeAsCompletionStage()).toList();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);

        gates.get(version(1)).complete(load());

        assertThat(waiting).allMatch(CompletableFuture::isDone);
        assertThat(loads).hasValue(1);
        assertThat(models.told()).singleElement().extracting(LoadedVersion::leases).isEqualTo(20);
        waiting.forEach(lease -> lease.join().close());
        assertThat(models.told()).singleElement().extracting(LoadedVersion::leases).isEqualTo(0);
        models.close();
        assertThat(made.get(0).isClosed()).isTrue();
    }

    @Test
    void whoLeavesTakesNothingFromOthersAndLeavesNothingOpen() {
        var models = models(10, 1);
        gates.put(version(1), new CompletableFuture<>());
        CompletableFuture<ModelLease> leaves = models.lease(version(1)).subscribeAsCompletionStage();
        CompletableFuture<ModelLease> stays = models.lease(version(1)).subscribeAsCompletionStage();

        leaves.cancel(true);
        gates.get(version(1)).complete(load());

        assertThat(stays.join().model()).isSameAs(made.get(0));
        stays.join().close();
        assertThat(made.get(0).isClosed()).isTrue();
    }

    @Test
    void aLoadGoesOnWhenEverybodyHasLeft() {
        var models = models(10, Long.MAX_VALUE);
        gates.put(version(1), new CompletableFuture<>());
        models.lease(version(1)).subscribeAsCompletionStage().cancel(true);

        gates.get(version(1)).complete(load());

        assertThat(models.told()).singleElement().extracting(LoadedVersion::leases).isEqualTo(0);
        use(models, 1);
        assertThat(loads).hasValue(1);
        models.close();
    }

    @Test
    void oneThatIsTooLargeServesThoseWhoAskedAlone() {
        var models = models(10, SIZE - 1);

        ModelLease first = lease(models, 1);
        ModelLease second = lease(models, 1);

        assertThat(loads).hasValue(2);
        assertThat(models.told()).isEmpty();
        assertThat(first.model().score(RandomDatasets.of(10, 3, 1).rows()).rows()).isEqualTo(10);
        first.close();
        assertThat(made).extracting(LoadedModel::isClosed).containsExactly(true, false);
        second.close();
        assertThat(made).allMatch(LoadedModel::isClosed);
    }

    @Test
    void aFailedLoadFailsForAllWhoWaitAndIsTriedAgain() {
        var models = models(10, Long.MAX_VALUE);
        gates.put(version(1), new CompletableFuture<>());
        List<CompletableFuture<ModelLease>> waiting = IntStream.range(0, 3)
                .mapToObj(i -> models.lease(version(1)).subscribeAsCompletionStage()).toList();

        gates.remove(version(1)).completeExceptionally(ModelError.MODEL_UNSIGNED.because("No signature"));

        assertThat(waiting).allSatisfy(lease -> assertThatThrownBy(lease::get).isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("No signature"));
        use(models, 1);
        assertThat(loads).hasValue(2);
        models.close();
    }

    @Test
    void whatIsDroppedWhileItLoadsServesThoseWhoWaitAndIsNotKept() {
        var models = models(10, Long.MAX_VALUE);
        var gate = new CompletableFuture<LoadedModel>();
        gates.put(version(1), gate);
        CompletableFuture<ModelLease> waiting = models.lease(version(1)).subscribeAsCompletionStage();

        models.drop(version -> version.version() == 1);
        gates.clear();
        use(models, 1);
        gate.complete(load());

        assertThat(waiting.join().model()).isSameAs(made.get(1));
        waiting.join().close();
        assertThat(made).extracting(LoadedModel::isClosed).containsExactly(false, true);
        assertThat(models.told()).hasSize(1);
        models.close();
    }

    @Test
    void aLeaseThatIsClosedTwiceCountsOnce() {
        var models = models(10, Long.MAX_VALUE);
        ModelLease kept = lease(models, 1);
        ModelLease closed = lease(models, 1);

        closed.close();
        closed.close();

        assertThat(models.told()).singleElement().extracting(LoadedVersion::leases).isEqualTo(1);
        assertThat(made.get(0).isClosed()).isFalse();
        kept.close();
        models.close();
    }

    private void use(LoadedModels models, int... versions) {
        for (int version : versions) {
            lease(models, version).close();
        }
    }

    private static ModelLease lease(LoadedModels models, int version) {
        return models.lease(version(version)).await().atMost(Duration.ofSeconds(10));
    }

    private static ModelVersion version(int version) {
        return new ModelVersion("test", version);
    }

    private LoadedModels models(int most, long memory) {
        return new LoadedModels(config(most, memory), pool, version -> {
            loads.incrementAndGet();
            CompletableFuture<LoadedModel> gate = gates.get(version);
            return gate == null ? Uni.createFrom().item(load()) : Uni.createFrom().completionStage(gate);
        }, meters);
    }

    private LoadedModel load() {
        LoadedModel model = LoadedModel.load(FILE);
        made.add(model);
        return model;
    }

    private static long sizeOfOne() {
        try (LoadedModel model = LoadedModel.load(FILE)) {
            return model.memory();
        }
    }

    private static ModelsConfig config(int most, long memory) {
        return new SmallRyeConfigBuilder().withMapping(ModelsConfig.class)
                .withDefaultValue("tino.models.loaded", Integer.toString(most))
                .withDefaultValue("tino.models.memory", Long.toString(memory)).build().getConfigMapping(ModelsConfig.class);
    }
}
