package dev.tino.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.tino.core.database.Notifications;
import dev.tino.core.error.Failure;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.models.release.Promotion;
import dev.tino.testsupport.Account;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ServedModelsTest {

    @Inject
    ServedModels models;

    @Inject
    ModelStore store;

    @Inject
    ModelLoader loader;

    @Inject
    ModelSignatures signatures;

    @Inject
    ModelsConfig config;

    @Inject
    Notifications notifications;

    @Inject
    Releasing releasing;

    @Inject
    Pool pool;

    private final String name = "test." + UUID.randomUUID();

    @Test
    void aNameWithoutVersionsHasNoModel() {
        assertThat(find(name)).isEmpty();
        assertThatThrownBy(() -> models.lease(name).await().atMost(Releasing.PATIENCE)).isInstanceOfSatisfying(Failure.class,
                failure -> assertThat(failure.code()).isEqualTo(ModelError.MODEL_UNAVAILABLE));
    }

    @Test
    void theChampionIsServedAndNotTheLatestVersion() {
        releasing.champion(name, 1);
        releasing.version(name, 2);
        models.renew(name).await().atMost(Releasing.PATIENCE);

        try (ModelLease lease = find(name).orElseThrow()) {
            assertThat(lease.version()).isEqualTo(new ModelVersion(name, 1));
            assertThat(lease.model().sha256()).isEqualTo(NamedModels.file(name, 1).sha256());
        }
    }

    @Test
    void aVersionIsServedByItsNumber() {
        releasing.champion(name, 1);
        releasing.version(name, 2);

        try (ModelLease lease = models.find(name, 2).await().atMost(Releasing.PATIENCE).orElseThrow()) {
            assertThat(lease.model().sha256()).isEqualTo(NamedModels.file(name, 2).sha256());
        }
        assertThat(models.find(name, 3).await().atMost(Releasing.PATIENCE)).isEmpty();
    }

    @Test
    void theLatestVersionOfAnAlgorithmIsServed() {
        releasing.champion(name, 1);
        releasing.release(null, NamedModels.forest(name, 2), Promotion.notBecause("told not to"));
        assertThat(versionOf("logistic-regression")).isEqualTo(1);
        assertThat(versionOf("random-forest")).isEqualTo(2);

        releasing.version(name, 3);
        models.renew(name).await().atMost(Releasing.PATIENCE);

        assertThat(versionOf("logistic-regression")).isEqualTo(3);
        assertThat(versionOf("random-forest")).isEqualTo(2);
        assertThat(models.find(name, "linear-svm").await().atMost(Releasing.PATIENCE)).isEmpty();
    }

    @Test
    void aChampionThatOthersPromoteIsHeardOfAndTheOldOneServesItsLeases() {
        releasing.champion(name, 1);
        ModelLease old = find(name).orElseThrow();

        releasing.release(null, NamedModels.file(name, 2), Promotion.because("told to"));
        awaitVersion(models, 2);

        assertThat(old.model().score(RandomDatasets.of(10, 3, 1).rows()).rows()).isEqualTo(10);
        LoadedModel model = old.model();
        old.close();
        Awaiting.until(model::isClosed, closed -> closed);
    }

    @Test
    void aNameThatHadNoneIsServedAsSoonAsItHasOne() {
        assertThat(find(name)).isEmpty();

        releasing.release(null, NamedModels.file(name, 1), Promotion.because("told to"));

        Awaiting.until(() -> find(name), Optional::isPresent).orElseThrow().close();
    }

    @Test
    void whoeverAsksAtOnceSharesOneModel() {
        releasing.release(null, NamedModels.file(name, 1), Promotion.because("told to"));

        List<ModelLease> leases = Uni.join().all(IntStream.range(0, 20).mapToObj(i -> models.lease(name)).toList())
                .andFailFast().await().atMost(Releasing.PATIENCE);

        assertThat(leases).extracting(ModelLease::model).containsOnly(leases.get(0).model());
        assertThat(models.loaded()).filteredOn(loaded -> loaded.name().equals(name)).singleElement()
                .satisfies(loaded -> assertThat(loaded.leases()).isEqualTo(20))
                .satisfies(loaded -> assertThat(loaded.bytes()).isPositive());
        leases.forEach(ModelLease::close);
    }

    @Test
    void aNameWhoseVersionsAreRemovedIsDropped() {
        UUID owner = Account.register().id();
        releasing.release(owner, NamedModels.file(name, 1), Promotion.because("told to"));
        ModelLease lease = find(name).orElseThrow();
        LoadedModel model = lease.model();
        lease.close();

        pool.withTransaction(transaction -> transaction.preparedQuery("delete from model_version where name = $1")
                .execute(Tuple.of(name))
                .chain(() -> transaction.preparedQuery("delete from model_champion where name = $1").execute(Tuple.of(name)))
                .chain(() -> store.changed(transaction, name))).await().atMost(Releasing.PATIENCE);

        Awaiting.until(model::isClosed, closed -> closed);
        assertThat(find(name)).isEmpty();
    }

    @Test
    void aDamagedChampionIsAsGoodAsNone() {
        releasing.release(null, NamedModels.file(name, 1), Promotion.because("told to"));
        pool.preparedQuery("update model_version set file = '\\x00' where name = $1").executeAndAwait(Tuple.of(name));

        assertThat(find(name)).isEmpty();
    }

    @Test
    void aChampionThatCannotBeServedDoesNotTakeThePlaceOfOneThatIs() {
        releasing.champion(name, 1);
        find(name).orElseThrow().close();
        releasing.release(null, NamedModels.forest(name, 2), Promotion.notBecause("told not to"));
        pool.preparedQuery("update model_version set signature = '\\x00' where name = $1 and version = 2")
                .executeAndAwait(Tuple.of(name));

        pool.withTransaction(transaction -> transaction.preparedQuery("""
                insert into model_champion (name, sequence, version, sha256, act, reason, since)
                values ($1, 2, 2, '', 'promoted', 'by nobody', now())""").execute(Tuple.of(name))
                .chain(() -> store.changed(transaction, name))).await().atMost(Releasing.PATIENCE);
        models.renew(name).await().atMost(Releasing.PATIENCE);

        try (ModelLease lease = find(name).orElseThrow()) {
            assertThat(lease.version().version()).isEqualTo(1);
        }
    }

    @Test
    void anotherNodeServesWhatIsPromotedHereWithoutWaiting() {
        ServedModels other = anotherNode();
        releasing.champion(name, 1);
        lease(other).close();

        releasing.release(null, NamedModels.file(name, 2), Promotion.because("told to"));

        awaitVersion(other, 2);
        Awaiting.until(() -> other.loaded().stream().map(LoadedVersion::version).toList(), List.of(2)::equals);
        other.close();
    }

    @Test
    void whatWasPromotedWhileNothingWasHeardIsSeenOnceConnected() {
        ServedModels other = new ServedModels(config, store, loader, notifications, new SimpleMeterRegistry());
        releasing.champion(name, 1);
        lease(other).close();
        releasing.champion(name, 2);
        try (ModelLease deaf = lease(other)) {
            assertThat(deaf.version().version()).isEqualTo(1);
        }

        other.lookAgain();

        awaitVersion(other, 2);
        other.close();
    }

    @Test
    void whoLeavesDoesNotEndTheLookThatOthersWaitFor() {
        var gate = new CompletableFuture<Void>();
        var slow = new ModelLoader(store, signatures) {
            @Override
            public Uni<LoadedModel> load(ModelVersion version) {
                return version.version() == 1 ? super.load(version)
                        : Uni.createFrom().completionStage(gate).chain(() -> super.load(version));
            }
        };
        var other = new ServedModels(config, store, slow, notifications, new SimpleMeterRegistry());
        releasing.champion(name, 1);
        lease(other).close();
        releasing.champion(name, 2);
        other.renew(name).subscribeAsCompletionStage();
        // Both wait for the look after the one that is under way.
        CompletableFuture<Void> leaves = other.renew(name).subscribeAsCompletionStage();
        CompletableFuture<Void> stays = other.renew(name).subscribeAsCompletionStage();

        leaves.cancel(true);
        gate.complete(null);

        assertThat(stays).succeedsWithin(Releasing.PATIENCE);
        assertThat(modelOf(other).sha256()).isEqualTo(NamedModels.file(name, 2).sha256());
        other.close();
    }

    @Test
    void atTheEndModelsAreFreed() {
        ServedModels other = anotherNode();
        releasing.champion(name, 1);
        LoadedModel model = modelOf(other);

        other.close();

        assertThat(model.isClosed()).isTrue();
    }

    @Test
    void aModelThatStillRunsAtTheEndIsNotFreed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        ServedModels other = anotherNode();
        releasing.champion(name, 1);
        LoadedModel model = modelOf(other);
        ModelLease lease = lease(other);
        lease.run(held -> {
            begun.countDown();
            return awaited(gate);
        }).eventually(lease::close).subscribe().with(done -> {
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        // Interrupted, it does not wait for the work.
        Thread.currentThread().interrupt();
        other.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(modelOf(other)).isSameAs(model);
        gate.countDown();
        other.close();
        assertThat(model.isClosed()).isTrue();
    }

    private ServedModels anotherNode() {
        var other = new ServedModels(config, store, loader, notifications, new SimpleMeterRegistry());
        // The connection that listens to this channel tells it, too.
        other.listen(null);
        return other;
    }

    private LoadedModel modelOf(ServedModels node) {
        try (ModelLease lease = lease(node)) {
            return lease.model();
        }
    }

    private ModelLease lease(ServedModels node) {
        return node.lease(name).await().atMost(Releasing.PATIENCE);
    }

    private int versionOf(String algorithm) {
        try (ModelLease lease = models.find(name, algorithm).await().atMost(Releasing.PATIENCE).orElseThrow()) {
            return lease.version().version();
        }
    }

    private void awaitVersion(ServedModels node, int version) {
        Awaiting.until(() -> {
            try (ModelLease lease = lease(node)) {
                return lease.version().version();
            }
        }, served -> served == version);
    }

    private Optional<ModelLease> find(String wanted) {
        return models.find(wanted).await().atMost(Releasing.PATIENCE);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
