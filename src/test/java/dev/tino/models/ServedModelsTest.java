package dev.tino.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.tino.core.error.Failure;
import dev.tino.ml.serve.LoadedModel;
import io.smallrye.config.SmallRyeConfigBuilder;

@Timeout(60)
class ServedModelsTest {

    private static final String NAME = "finance.transactions";

    @Test
    void atTheEndModelsAreFreed() {
        ServedModels served = served();
        LoadedModel model = modelOf(served);

        served.close();

        assertThat(model.isClosed()).isTrue();
        assertThatThrownBy(() -> served.lease(NAME)).isInstanceOfSatisfying(Failure.class,
                failure -> assertThat(failure.code()).isEqualTo(ModelError.MODEL_UNAVAILABLE));
    }

    @Test
    void aModelThatStillRunsAtTheEndIsNotFreed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        ServedModels served = served();
        LoadedModel model = modelOf(served);
        ModelLease lease = served.lease(NAME);
        lease.run(held -> {
            begun.countDown();
            return awaited(gate);
        }).eventually(lease::close).subscribe().with(done -> {
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        // Interrupted, it does not wait for the work.
        Thread.currentThread().interrupt();
        served.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(modelOf(served)).isSameAs(model);
        gate.countDown();
        served.close();
        assertThat(model.isClosed()).isTrue();
    }

    private static LoadedModel modelOf(ServedModels served) {
        try (ModelLease lease = served.lease(NAME)) {
            return lease.model();
        }
    }

    private static ServedModels served() {
        var config = new SmallRyeConfigBuilder().withMapping(ModelsConfig.class)
                .withDefaultValue("tino.models.threads", "1").withDefaultValue("tino.models.queue", "10").build()
                .getConfigMapping(ModelsConfig.class);
        ServedModels served = new ServedModels(config, new StoredModels(null, null, config));
        served.loadShipped();
        return served;
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
