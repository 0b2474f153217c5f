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
import io.vertx.pgclient.PgException;

class JobEndingsTest {

    private final List<List<UUID>> batches = new ArrayList<>();
    private final List<UniEmitter<? super Outcome>> answers = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final JobEndings endings = new JobEndings(this::write, failure -> told.add(failure.getMessage()),
            () -> told.add("later"), Duration.ofDays(7));

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
        assertThat(told).containsExactly(one + " 1 completed");
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
        assertThat(told).containsExactly(two + " 1 completed", "later", one + " 1 completed");
    }

    @Test
    void whatIsNoLongerThisNodesIsLeft() {
        add(one, 1);
        endings.write();

        answers.get(0).complete(new Outcome(Set.of(), Set.of()));

        assertThat(told).containsExactly(one + " 1 gone");
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

        assertThat(told).containsExactly("away", one + " 1 completed");
    }

    @Test
    void whatTheDatabaseRefusesFailsAndHoldsUpNothingElse() {
        add(one, 1);
        add(two, 1);
        endings.write();

        answers.get(0).fail(refusal("23514"));
        answers.get(1).fail(refusal("23514"));
        answers.get(2).complete(new Outcome(Set.of(one), Set.of()));
        answers.get(3).complete(new Outcome(Set.of(two), Set.of()));

        assertThat(batches).containsExactly(List.of(one, two), List.of(one), List.of(one), List.of(two));
        assertThat(told).containsExactly(one + " 1 failed", two + " 1 completed");
    }

    @Test
    void whatCannotEvenFailIsLeftToItsLease() {
        add(one, 1);
        endings.write();

        answers.get(0).fail(refusal("22021"));
        answers.get(1).fail(refusal("22021"));

        assertThat(told).containsExactly(one + " 1 gone");
        assertThat(endings.size()).isZero();
    }

    @Test
    void aDeadlockIsNoRefusal() {
        add(one, 1);
        endings.write();

        answers.get(0).fail(refusal("40P01"));

        assertThat(endings.size()).isEqualTo(1);
        assertThat(batches).hasSize(1);
    }

    private static PgException refusal(String sqlState) {
        return new PgException("refused", "ERROR", sqlState, null);
    }

    private void add(UUID id, int attempt) {
        var job = new ClaimedJob(id, null, "test", 0, attempt, 0, 0, 0, 0, Duration.ZERO);
        endings.add(new Ending(job, JobState.completed(0, "text/plain", Duration.ofHours(1)), new JobRun.Progress(0, 0, 0),
                state -> told.add(id + " " + attempt + " " + (state == null ? "gone" : state.status().text()))));
    }

    private Uni<Outcome> write(List<Ending> batch) {
        batches.add(batch.stream().map(ending -> ending.job().id()).toList());
        return Uni.createFrom().emitter(answers::add);
    }
}
