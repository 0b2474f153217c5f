package dev.tino.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class OutageTest {

    private final AtomicLong nanos = new AtomicLong(TimeUnit.HOURS.toNanos(1));
    private final Outage outage = new Outage(nanos::get);

    @Test
    void withoutAFailureNothingEnds() {
        assertThat(outage.ends()).isFalse();
    }

    @Test
    void isToldOnceThoughAnswersComeBetweenItsFailures() {
        assertThat(outage.begins()).isTrue();
        assertThat(outage.begins()).isFalse();
        pass(14);
        assertThat(outage.ends()).isFalse();
        assertThat(outage.begins()).isFalse();
        pass(14);
        assertThat(outage.ends()).isFalse();
    }

    @Test
    void endsWithAnAnswerBehindWhichNothingHasFailedForAWhile() {
        outage.begins();
        pass(15);

        assertThat(outage.ends()).isTrue();
        assertThat(outage.ends()).isFalse();
        assertThat(outage.begins()).isTrue();
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
