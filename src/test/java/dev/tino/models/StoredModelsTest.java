package dev.tino.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.tino.core.database.Notifications;
import dev.tino.ml.Models;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.serve.LoadedModel;
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
class StoredModelsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ServedModels models;

    @Inject
    ModelStore store;

    @Inject
    Notifications notifications;

    @Inject
    Pool pool;

    private final String name = "test." + UUID.randomUUID();

    @Test
    void aNameWithoutVersionsHasNoModel() {
        assertThat(find(name)).isEmpty();
    }

    @Test
    void theLatestVersionIsServed() {
        add(name, 1);
        add(name, 2);

        try (ModelLease lease = find(name).orElseThrow()) {
            assertThat(lease.version()).isEqualTo(new ModelVersion(name, 2));
            assertThat(lease.model().sha256()).isEqualTo(Models.file(2).sha256());
        }
    }

    @Test
    void aNewVersionIsHeardOfWithoutBeingToldAndTheOldOneServesItsLeases() {
        add(name, 1);
        ModelLease old = find(name).orElseThrow();

        add(name, 2);
        awaitVersion(2);

        assertThat(old.model().score(RandomDatasets.of(10, 3, 1).rows()).rows()).isEqualTo(10);
        LoadedModel model = old.model();
        old.close();
        await(model::isClosed);
    }

    @Test
    void aNameThatHadNoneIsServedAsSoonAsItHasOne() {
        assertThat(find(name)).isEmpty();

        add(name, 1);
        models.renew(name);

        find(name).orElseThrow().close();
    }

    @Test
    void versionsThatAreAddedAtOnceAreCounted() {
        List<Uni<ModelVersion>> both = IntStream.range(0, 6).mapToObj(seed -> pool
                .withTransaction(transaction -> store.add(transaction, name, null, Models.file(seed)))).toList();

        List<ModelVersion> added = Uni.join().all(both).andFailFast().await().atMost(PATIENCE);

        assertThat(added).extracting(ModelVersion::version).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    }

    @Test
    void theOldestOfManyVersionsMakeRoom() {
        UUID owner = Account.register().id();
        for (int i = 0; i < 22; i++) {
            pool.withTransaction(transaction -> store.add(transaction, name, owner, Models.file(1))).await().atMost(PATIENCE);
        }

        List<StoredVersion> versions = store.versions(owner, name).await().atMost(PATIENCE);

        assertThat(versions).hasSize(20);
        assertThat(versions.get(0).version()).isEqualTo(22);
        assertThat(versions.get(0).rows()).isEqualTo(100);
    }

    @Test
    void whoeverAsksAtOnceSharesOneModel() {
        add(name, 1);

        List<Optional<ModelLease>> leases = Uni.join()
                .all(IntStream.range(0, 20).mapToObj(i -> models.find(name)).toList()).andFailFast().await().atMost(PATIENCE);

        assertThat(leases).extracting(lease -> lease.orElseThrow().model()).containsOnly(leases.get(0).orElseThrow().model());
        leases.forEach(lease -> lease.orElseThrow().close());
    }

    @Test
    void noMoreAreKeptLoadedThanMayBe() {
        var config = new SmallRyeConfigBuilder().withMapping(ModelsConfig.class).withDefaultValue("tino.models.loaded", "2")
                .build().getConfigMapping(ModelsConfig.class);
        var few = new StoredModels(store, notifications, config);
        List<LoadedModel> loaded = new ArrayList<>();
        for (int seed = 0; seed < 5; seed++) {
            add(name + seed, seed);
            var leased = few.lease(name + seed).await().atMost(PATIENCE).orElseThrow();
            loaded.add(leased.lease().model());
            leased.lease().close();
        }

        await(() -> loaded.stream().filter(model -> !model.isClosed()).count() <= 2);
        few.close();
        await(() -> loaded.stream().allMatch(LoadedModel::isClosed));
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() {
        add(name, 1);
        pool.preparedQuery("update model_version set file = '\\x00' where name = $1").execute(Tuple.of(name)).await()
                .atMost(PATIENCE);

        assertThat(find(name)).isEmpty();
    }

    private void awaitVersion(int version) {
        await(() -> {
            try (ModelLease lease = find(name).orElseThrow()) {
                return lease.version().version() == version;
            }
        });
    }

    private static void await(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - begin).isLessThan(PATIENCE.toNanos());
            LockSupport.parkNanos(10_000_000);
        }
    }

    private Optional<ModelLease> find(String wanted) {
        return models.find(wanted).await().atMost(PATIENCE);
    }

    private void add(String wanted, long seed) {
        pool.withTransaction(transaction -> store.add(transaction, wanted, null, Models.file(seed))).await().atMost(PATIENCE);
    }
}
