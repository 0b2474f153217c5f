package dev.tino.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.smallrye.config.SmallRyeConfigBuilder;

@Timeout(30)
class TrainingPoolTest {

    private final TrainingPool pool = new TrainingPool(new SmallRyeConfigBuilder().withMapping(ModelsConfig.class)
            .withDefaultValue("tino.models.training-threads", "1").build().getConfigMapping(ModelsConfig.class));

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void workIsToldWhenNobodyWaitsForItAnyMore() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var waiting = pool.call(isAwaited -> {
            begun.countDown();
            while (isAwaited.getAsBoolean()) {
                Thread.onSpinWait();
            }
            ended.countDown();
            return "late";
        }).subscribe().with(answer -> {
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        waiting.cancel();

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(pool.call(isAwaited -> "next").await().atMost(Duration.ofSeconds(10))).isEqualTo("next");
    }

    @Test
    void workThatNobodyWaitsForAnyMoreIsNotBegun() throws InterruptedException {
        var gate = new CountDownLatch(1);
        pool.call(isAwaited -> awaited(gate)).subscribe().with(answer -> {
        });
        var begun = new AtomicBoolean();
        pool.call(isAwaited -> begun.getAndSet(true)).subscribe().with(answer -> {
        }).cancel();

        gate.countDown();

        pool.call(isAwaited -> "next").await().atMost(Duration.ofSeconds(10));
        assertThat(begun).isFalse();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
