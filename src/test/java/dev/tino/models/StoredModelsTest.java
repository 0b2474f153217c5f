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
import dev.tino.models.ModelStore.Addition;
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
        List<Uni<Addition>> both = IntStream.range(0, 6).mapToObj(seed -> pool
                .withTransaction(transaction -> store.add(transaction, name, null, Models.file(seed)))).toList();

        List<Addition> added = Uni.join().all(both).andFailFast().await().atMost(PATIENCE);

        assertThat(added).extracting(addition -> addition.version().version())
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    }

    @Test
    void theOldestOfManyVersionsMakeRoom() {
        UUID owner = Account.register().id();
        for (int seed = 1; seed <= 22; seed++) {
            add(name, owner, seed);
            add(name + ".everybody", null, seed);
        }

        List<StoredVersion> versions = store.versions(owner, name).await().atMost(PATIENCE);

        assertThat(versions).extracting(StoredVersion::version).containsExactly(22, 21, 20);
        assertThat(versions.get(0).rows()).isEqualTo(100);
        assertThat(pool.preparedQuery("select min(version) from model_version where name = $1")
                .executeAndAwait(Tuple.of(name + ".everybody")).iterator().next().getInteger(0)).isEqualTo(3);
    }

    @Test
    void theLatestFileIsNotAddedAgain() {
        Addition first = add(name, 1);
        Addition again = add(name, 1);
        add(name, 2);
        Addition anew = add(name, 1);

        assertThat(first).isEqualTo(new Addition(new ModelVersion(name, 1), true));
        assertThat(again).isEqualTo(new Addition(new ModelVersion(name, 1), false));
        assertThat(anew).isEqualTo(new Addition(new ModelVersion(name, 3), true));
    }

    @Test
    void aNodeKeepsWhatItLoadedBeforeItWasToldOfIt() {
        add(name, 1);
        models.renew(name);
        ModelLease before = find(name).orElseThrow();
        assertThat(find(name + ".next")).isEmpty();

        // All that was told before this one has been heard when this one is.
        add(name + ".next", 1);
        await(() -> find(name + ".next").map(lease -> {
            lease.close();
            return true;
        }).orElse(false));

        try (before; ModelLease after = find(name).orElseThrow()) {
            assertThat(after.model()).isSameAs(before.model());
        }
    }

    @Test
    void aNameWhoseVersionsAreRemovedIsDropped() {
        UUID owner = Account.register().id();
        add(name, owner, 1);
        ModelLease lease = find(name).orElseThrow();
        LoadedModel model = lease.model();
        lease.close();

        pool.withTransaction(transaction -> transaction.preparedQuery("delete from model_version where name = $1")
                .execute(Tuple.of(name)).chain(() -> store.removed(transaction, name))).await().atMost(PATIENCE);

        await(model::isClosed);
        assertThat(find(name)).isEmpty();
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
        var few = new StoredModels(store, notifications, config("loaded", 2));
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
    void aModelForWhichThereIsNoRoomServesWhoeverAsks() {
        var narrow = new StoredModels(store, notifications, config("memory", 1));
        add(name, 1);

        for (int i = 0; i < 3; i++) {
            var leased = narrow.lease(name).await().atMost(PATIENCE).orElseThrow();
            LoadedModel model = leased.lease().model();
            assertThat(model.score(RandomDatasets.of(10, 3, 1).rows()).rows()).isEqualTo(10);
            leased.lease().close();
            await(model::isClosed);
        }
        narrow.close();
    }

    @Test
    void aNewcomerAmongModelsThatAreAskedForAllTheTimeIsServed() {
        var full = new StoredModels(store, notifications, config("memory", 2L * Models.file(1).bytes().length + 100));
        add(name, 1);
        add(name + ".other", 2);
        for (int i = 0; i < 200; i++) {
            full.lease(i % 2 == 0 ? name : name + ".other").await().atMost(PATIENCE).orElseThrow().lease().close();
        }
        add(name + ".new", 3);

        for (int i = 0; i < 5; i++) {
            var leased = full.lease(name + ".new").await().atMost(PATIENCE).orElseThrow();
            assertThat(leased.lease().model().sha256()).isEqualTo(Models.file(3).sha256());
            leased.lease().close();
        }
        full.close();
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

    private static ModelsConfig config(String setting, long value) {
        return new SmallRyeConfigBuilder().withMapping(ModelsConfig.class)
                .withDefaultValue("tino.models." + setting, Long.toString(value)).build().getConfigMapping(ModelsConfig.class);
    }

    private Addition add(String wanted, long seed) {
        return add(wanted, null, seed);
    }

    private Addition add(String wanted, UUID owner, long seed) {
        return pool.withTransaction(transaction -> store.add(transaction, wanted, owner, Models.file(seed))).await()
                .atMost(PATIENCE);
    }
}
