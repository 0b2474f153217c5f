package dev.tino.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tino.core.error.CoreError;
import dev.tino.core.job.JobState.Status;

class JobStateTest {

    private static final Duration LIFE = Duration.ofHours(24);
    private static final RetryPolicy POLICY = new RetryPolicy(3, Duration.ofSeconds(2), () -> 0.5);

    @Test
    void onlyARunningJobHasAWorkerAndALease() {
        JobState running = JobState.running(1, 2, "node", Duration.ofSeconds(10));

        assertThat(running.worker()).isEqualTo("node");
        assertThat(running.leaseSeconds()).isEqualTo(10.0);
        assertThat(others()).allSatisfy(state -> {
            assertThat(state.worker()).isNull();
            assertThat(state.leaseSeconds()).isNull();
        });
        assertThatThrownBy(() -> JobState.running(0, 0, null, LIFE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JobState.running(0, 0, "node", Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<JobState> others() {
        return List.of(JobState.pending(0, 0, Duration.ZERO), JobState.completed(0, "text/plain", LIFE),
                JobState.failed(0, 1, "CODE", "Detail", LIFE), JobState.cancelled(0, 0, LIFE));
    }

    @Test
    void onlyAFinishedJobHasALife() {
        assertThat(others()).extracting(JobState::lifeSeconds).containsExactly(null, 86_400.0, 86_400.0, 86_400.0);
        assertThat(JobState.running(0, 0, "node", LIFE).lifeSeconds()).isNull();
    }

    @Test
    void onlyAFailedJobHasAReasonAndOnlyACompletedOneAResult() {
        assertThat(others()).extracting(JobState::errorCode).containsExactly(null, null, "CODE", null);
        assertThat(others()).extracting(JobState::resultType).containsExactly(null, "text/plain", null, null);
        assertThatThrownBy(() -> JobState.failed(0, 1, null, "Detail", LIFE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JobState.completed(0, null, LIFE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyWhatIsHandedOverIsNoFurtherTry() {
        assertThat(JobState.handedOver(1).isHandedOver()).isTrue();
        assertThat(others()).noneMatch(JobState::isHandedOver);
    }

    @Test
    void aRefusalIsFinalAndItsReasonIsKept() {
        JobState state = JobState.afterFailure(1, 1, CoreError.INVALID.because("Row %d is no row", 7), POLICY, LIFE);

        assertThat(state.status()).isEqualTo(Status.FAILED);
        assertThat(state.errorCode()).isEqualTo("INVALID");
        assertThat(state.errorDetail()).isEqualTo("Row 7 is no row");
    }

    @Test
    void whatMayPassIsTriedAgain() {
        assertThat(List.of(CoreError.TOO_MANY_REQUESTS.because("Slowly"), CoreError.UNAVAILABLE.because("Away"),
                new IOException("reset"), new StackOverflowError()))
                .extracting(reason -> JobState.afterFailure(1, 1, reason, POLICY, LIFE))
                .allSatisfy(state -> {
                    assertThat(state.status()).isEqualTo(Status.PENDING);
                    assertThat(state.event()).isEqualTo("retrying");
                    assertThat(state.delay()).isEqualTo(Duration.ofSeconds(2));
                    assertThat(state.stage()).isEqualTo(1);
                    assertThat(state.failures()).isEqualTo(1);
                });
    }

    @Test
    void itIsTriedAgainThreeTimesAfterTwoFourAndEightSeconds() {
        assertThat(List.of(1, 2, 3)).extracting(failures -> JobState.afterFailure(0, failures, new IOException(), POLICY, LIFE))
                .extracting(JobState::delaySeconds).containsExactly(2.0, 4.0, 8.0);
        assertThat(JobState.afterFailure(0, 4, new IOException(), POLICY, LIFE).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void theLastTryEndsItAndTellsNothingOfTheInside() {
        JobState state = JobState.afterFailure(0, 4, new IllegalStateException("a secret of the inside"), POLICY, LIFE);

        assertThat(state.status()).isEqualTo(Status.FAILED);
        assertThat(state.errorCode()).isEqualTo("INTERNAL");
        assertThat(state.errorDetail()).contains("4 times").doesNotContain("secret");
    }

    @Test
    void theLastTryOfWhatMightHavePassedKeepsItsReason() {
        JobState state = JobState.afterFailure(0, 4, CoreError.UNAVAILABLE.because("The provider is away"), POLICY, LIFE);

        assertThat(state.errorCode()).isEqualTo("UNAVAILABLE");
        assertThat(state.errorDetail()).isEqualTo("The provider is away");
    }

    @Test
    void whoAsksForTimeGetsItWithinReason() {
        assertThat(List.of("1", "7", "86400", "Fri, 31 Dec 1999 23:59:59 GMT"))
                .extracting(value -> CoreError.UNAVAILABLE.because("Away").with("Retry-After", value))
                .extracting(reason -> JobState.afterFailure(0, 1, reason, POLICY, LIFE).delay())
                .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(7), Duration.ofSeconds(60), Duration.ofSeconds(2));
    }

    @Test
    void aReasonHoldsNothingThatTheDatabaseRefuses() {
        assertThat(JobState.failed(0, 1, "CODE", "a\0b", LIFE).errorDetail()).isEqualTo("ab");
    }

    @Test
    void waitsDoubleAndSpreadByAFifth() {
        var shortest = new RetryPolicy(9, Duration.ofSeconds(2), () -> 0.0);
        var longest = new RetryPolicy(9, Duration.ofSeconds(2), () -> 1.0);

        assertThat(List.of(1, 2, 3)).extracting(POLICY::pause).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4),
                Duration.ofSeconds(8));
        assertThat(shortest.pause(3)).isEqualTo(Duration.ofMillis(6_400));
        assertThat(longest.pause(3)).isEqualTo(Duration.ofMillis(9_600));
        assertThat(longest.pause(60)).isLessThan(Duration.ofHours(1));
    }
}
