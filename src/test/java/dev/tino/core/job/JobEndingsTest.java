package dev.tino.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.tino.core.job.JobEndings.Ending;
import dev.tino.core.job.JobEndings.Outcome;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

class JobEndingsTest {

    private final List<List<UUID>> batches = new ArrayList<>();
    private final List<UniEmitter<? super Outcome>> answers = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final JobEndings endings = new JobEndings(this::write, failure -> told.add(failure.getMessage()),
            () -> told.add("later"));

    private final UUID one = new UUID(0, 1);
    private final UUID two = new UUID(0, 2);

    @Test
    void whatEndsWhileOneStatementRunsGoesIntoTheNext() {
        add(one, 1);
        endings.write();
        add(two, 1);
        endings.write();

        answers.get(0).complete(new Outcome(Set.of(one), Set.of()));

        assertThat(batches).containsExactly(List.of(one), List.of(two));
        assertThat(told).containsExactly(one + " 1 true");
        assertThat(endings.size()).isEqualTo(1);
    }

    @Test
    void aJobIsInABatchOnce() {
        add(one, 1);
        add(two, 1);
        add(one, 2);
        endings.write();

        answers.get(0).complete(new Outcome(Set.of(one, two), Set.of()));

        assertThat(batches).containsExactly(List.of(one, two), List.of(one));
    }

    @Test
    void whatSomebodyHasLockedWaits() {
        add(one, 1);
        add(two, 1);
        endings.write();

        answers.get(0).complete(new Outcome(Set.of(two), Set.of(one)));
        endings.write();
        answers.get(1).complete(new Outcome(Set.of(one), Set.of()));

        assertThat(batches).containsExactly(List.of(one, two), List.of(one));
        assertThat(told).containsExactly(two + " 1 true", "later", one + " 1 true");
    }

    @Test
    void whatIsNoLongerThisNodesIsLeft() {
        add(one, 1);
        endings.write();

        answers.get(0).complete(new Outcome(Set.of(), Set.of()));

        assertThat(told).containsExactly(one + " 1 false");
        assertThat(endings.size()).isZero();
    }

    @Test
    void whileTheDatabaseIsAwayEndingsWait() {
        add(one, 1);
        endings.write();
        answers.get(0).fail(new IllegalStateException("away"));
        assertThat(endings.size()).isEqualTo(1);

        endings.write();
        answers.get(1).complete(new Outcome(Set.of(one), Set.of()));

        assertThat(told).containsExactly("away", one + " 1 true");
    }

    private void add(UUID id, int attempt) {
        var job = new ClaimedJob(id, null, "test", 0, attempt, 0, 0, 0, Duration.ZERO);
        endings.add(new Ending(job, JobState.completed(0, "text/plain", Duration.ofHours(1)), 0, 0,
                mine -> told.add(id + " " + attempt + " " + mine)));
    }

    private Uni<Outcome> write(List<Ending> batch) {
        batches.add(batch.stream().map(ending -> ending.job().id()).toList());
        return Uni.createFrom().emitter(answers::add);
    }
}
