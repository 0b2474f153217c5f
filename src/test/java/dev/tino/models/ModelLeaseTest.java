package dev.tino.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.tino.core.error.Failure;
import dev.tino.ml.Models;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.serve.InferencePool;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.ModelSlot;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

@Timeout(120)
class ModelLeaseTest {

    private static final ModelFile FILE = Models.file(1);
    private static final List<Row> ROWS = RandomDatasets.of(500, 3, 1).rows();
    private static final int ROUNDS = 150;

    @Test
    void cancelledWorkKeepsItsModelToItsEnd() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        LoadedModel model = LoadedModel.load(FILE);
        try (ModelSlot slot = new ModelSlot(); InferencePool pool = new InferencePool(1, 1)) {
            slot.swap(model);
            ModelLease lease = lease(slot, pool);
            Cancellable request = lease.run(held -> {
                begun.countDown();
                await(gate);
                int rows = held.isClosed() ? 0 : held.score(ROWS).rows();
                ended.countDown();
                return rows;
            }).eventually(lease::close).subscribe().with(rows -> {
            });
            await(begun);

            request.cancel();
            slot.swap(LoadedModel.load(FILE));

            assertThat(model.isClosed()).isFalse();
            gate.countDown();
            await(ended);
        }
        assertThat(model.isClosed()).isTrue();
    }

    @Test
    void cancelledRequestsDoNotEndTheProcess() {
        swapUnder(lease -> lease.run(model -> model.score(ROWS).rows()).eventually(lease::close).subscribe()
                .with(rows -> {
                }, failure -> {
                }));
    }

    @Test
    void cancelledStreamsDoNotEndTheProcess() {
        swapUnder(lease -> Multi.createFrom().range(0, 1_000)
                .onItem().transformToUniAndConcatenate(chunk -> lease.run(model -> model.score(ROWS).rows()))
                .onTermination().invoke(lease::close).subscribe().with(rows -> {
                }, failure -> {
                }));
    }

    @Test
    void workBegunAfterTheLeaseIsOverIsRefused() {
        try (ModelSlot slot = new ModelSlot(); InferencePool pool = new InferencePool(1, 1)) {
            slot.swap(LoadedModel.load(FILE));
            ModelLease lease = lease(slot, pool);
            Uni<Integer> late = lease.run(model -> model.score(ROWS).rows());

            lease.close();

            assertThatThrownBy(() -> late.await().atMost(Duration.ofSeconds(10))).isInstanceOfSatisfying(Failure.class,
                    failure -> assertThat(failure.code()).isEqualTo(ModelError.MODEL_UNAVAILABLE));
        }
    }

    /** Begins a request, cancels it while it scores, and swaps the model at once; again and again. */
    private static void swapUnder(Function<ModelLease, Cancellable> request) {
        SplittableRandom random = new SplittableRandom(1);
        List<LoadedModel> models = new ArrayList<>();
        try (ModelSlot slot = new ModelSlot(); InferencePool pool = new InferencePool(2, 100)) {
            for (int round = 0; round < ROUNDS; round++) {
                LoadedModel model = LoadedModel.load(FILE);
                models.add(model);
                slot.swap(model);
                Cancellable running = request.apply(lease(slot, pool));
                LockSupport.parkNanos(random.nextLong(3_000_000));
                running.cancel();
            }
        }

        assertThat(models).hasSize(ROUNDS).allMatch(LoadedModel::isClosed);
    }

    private static ModelLease lease(ModelSlot slot, InferencePool pool) {
        return new ModelLease(new ModelVersion("test", 1), slot.lease(), pool, () -> {
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
