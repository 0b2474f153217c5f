package dev.tino.core.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class InboxTest {

    private static final int CAPACITY = 2_000;

    private final AtomicLong now = new AtomicLong();
    private final Inbox inbox = new Inbox(CAPACITY, Duration.ofNanos(10), now::get);

    @Test
    void aRepeatedMessageIsOneOffer() {
        UUID job = UUID.randomUUID();

        inbox.add(List.of(job, job));
        inbox.add(List.of(job));

        assertThat(inbox.offer()).containsExactly(job);
    }

    @Test
    void whatIsSettledIsOfferedNoLonger() {
        UUID job = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        inbox.add(List.of(job, other));
        inbox.offer();

        inbox.settle(List.of(job, UUID.randomUUID()));

        assertThat(inbox.offer()).containsExactly(other);
    }

    @Test
    void whatIsAnnouncedAnewMeanwhileIsOfferedAgain() {
        UUID job = UUID.randomUUID();
        inbox.add(List.of(job));
        inbox.offer();
        inbox.add(List.of(job));

        inbox.settle(List.of(job));

        assertThat(inbox.offer()).containsExactly(job);
    }

    @Test
    void whatNobodyClaimsIsForgottenUnlessItIsAnnouncedAgain() {
        UUID forgotten = UUID.randomUUID();
        UUID repeated = UUID.randomUUID();
        inbox.add(List.of(repeated, forgotten));
        now.set(9);
        inbox.add(List.of(repeated));

        now.set(10);

        assertThat(inbox.offer()).containsExactly(repeated);
    }

    @Test
    void itIsFullUntilSomethingIsSettled() {
        List<UUID> jobs = Stream.generate(UUID::randomUUID).limit(CAPACITY).toList();
        inbox.add(jobs);
        assertThat(inbox.isFull()).isTrue();
        inbox.offer();

        inbox.settle(jobs.subList(0, 1));

        assertThat(inbox.isFull()).isFalse();
        assertThat(inbox.size()).isEqualTo(CAPACITY - 1);
    }
}
