package dev.tino.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class JobRunTest {

    private long nanos = Long.MAX_VALUE - 1;
    /** Of a stage that came to 5 and then failed twice. */
    private final JobRun run = new JobRun(new ClaimedJob(UUID.randomUUID(), null, "test", 0, 3, 2, 0, 10, 5, Duration.ZERO),
            "run", null, () -> nanos);

    @Test
    void whoReportsStoresOrHoldsIsNotSilent() {
        pass(10);
        assertThat(run.silence()).isEqualTo(Duration.ofSeconds(10));

        run.progress(1, 10);
        assertThat(run.silence()).isZero();
        pass(3);
        run.store(JobRun.RESULT, 0, new byte[0], 2, 10);
        pass(2);
        assertThat(run.silence()).isEqualTo(Duration.ofSeconds(2));
        run.hold(null);

        assertThat(run.silence()).isZero();
    }

    @Test
    void whoWaitsForHisTurnIsNotSilentUntilItComes() {
        run.queued();
        pass(3_600);
        assertThat(run.silence()).isZero();

        run.begun();
        pass(1);

        assertThat(run.silence()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void onlyWhoGetsFurtherThanAllBeforeHimStartsTheCountAnew() {
        run.progress(5, 10);
        assertThat(run.failures()).isEqualTo(2);

        run.progress(6, 10);
        run.progress(1, 10);

        assertThat(run.failures()).isZero();
        assertThat(run.progress()).isEqualTo(new JobRun.Progress(1, 10, 6));
    }

    private void pass(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }
}
