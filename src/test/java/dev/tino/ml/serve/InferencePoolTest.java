package dev.tino.ml.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

@Timeout(30)
class InferencePoolTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void workRunsOnThePoolOnceForEachSubscription() {
        AtomicInteger runs = new AtomicInteger();
        try (InferencePool pool = new InferencePool(2, 10)) {
            Uni<String> call = pool.call(() -> Thread.currentThread().getName() + " " + runs.incrementAndGet());
            assertThat(runs).hasValue(0);

            assertThat(call.await().atMost(SOON)).matches("inference-[12] 1");
            assertThat(call.await().atMost(SOON)).matches("inference-[12] 2");
        }
    }

    @Test
    void whatTheWorkThrowsArrivesAsItIs() {
        try (InferencePool pool = new InferencePool(1, 1)) {
            Throwable failure = pool.<String> call(() -> {
                throw new IOException("from the work");
            }).onItemOrFailure().transform((item, thrown) -> thrown).await().atMost(SOON);

            assertThat(failure).isInstanceOf(IOException.class).hasMessage("from the work");
        }
    }

    @Test
    void whatDoesNotFitIsRefused() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (InferencePool pool = new InferencePool(1, 2)) {
            List<Throwable> failures = new ArrayList<>();
            occupy(pool, gate);
            for (int i = 0; i < 5; i++) {
                pool.call(() -> "done").subscribe().with(item -> {
                }, failures::add);
            }

            assertThat(failures).hasSize(3).allMatch(OverloadedException.class::isInstance);
            gate.countDown();
        }
    }

    @Test
    void closingFinishesWhatWasTakenAndTakesNoMore() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();
        InferencePool pool = new InferencePool(1, 10);
        occupy(pool, gate);
        for (int i = 0; i < 10; i++) {
            pool.call(finished::incrementAndGet).subscribe().with(item -> {
            });
        }

        gate.countDown();
        pool.close();

        assertThat(finished).hasValue(10);
        assertThatThrownBy(() -> pool.call(() -> 1).await().atMost(SOON)).isInstanceOfSatisfying(ModelException.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CLOSED));
    }

    @Test
    void workThatNobodyWaitsForIsNotBegun() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        try (InferencePool pool = new InferencePool(1, 10)) {
            occupy(pool, gate);
            Cancellable abandoned = pool.call(runs::incrementAndGet).subscribe().with(item -> {
            });

            abandoned.cancel();
            gate.countDown();
        }

        assertThat(runs).hasValue(0);
    }

    @Test
    void whoeverLeavesMakesRoomInTheQueue() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        try (InferencePool pool = new InferencePool(1, 2)) {
            List<Throwable> failures = new ArrayList<>();
            occupy(pool, gate);
            for (int i = 0; i < 20; i++) {
                pool.call(runs::incrementAndGet).subscribe().with(item -> {
                }, failures::add).cancel();
            }
            pool.call(runs::incrementAndGet).subscribe().with(item -> {
            }, failures::add);

            assertThat(failures).isEmpty();
            gate.countDown();
        }

        assertThat(runs).hasValue(1);
    }

    @Test
    void whatNeverGetsItsTurnFails() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        InferencePool pool = new InferencePool(1, 10);
        List<Throwable> failures = new ArrayList<>();
        occupy(pool, gate);
        for (int i = 0; i < 3; i++) {
            pool.call(() -> "never").subscribe().with(item -> {
            }, failures::add);
        }

        Thread.currentThread().interrupt();
        boolean drained = pool.drain();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(drained).isFalse();
        assertThat(failures).hasSize(3).allSatisfy(failure -> assertThat(failure)
                .isInstanceOfSatisfying(ModelException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CLOSED)));
        gate.countDown();
        assertThat(pool.drain()).isTrue();
    }

    private static void occupy(InferencePool pool, CountDownLatch gate) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        pool.call(() -> {
            begun.countDown();
            return gate.await(20, TimeUnit.SECONDS);
        }).subscribe().with(item -> {
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
