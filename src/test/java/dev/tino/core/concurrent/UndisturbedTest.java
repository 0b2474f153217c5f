package dev.tino.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class UndisturbedTest {

    private final CompletableFuture<String> commit = new CompletableFuture<>();
    private final List<String> told = new ArrayList<>();
    private final Uni<String> work = Undisturbed.work(Uni.createFrom().completionStage(commit).invoke(told::add));

    @Test
    void whatComesBehindIsDoneThoughWhoeverAskedHasLeft() {
        var waiting = work.subscribe().withSubscriber(UniAssertSubscriber.create());

        waiting.cancel();
        commit.complete("committed");

        assertThat(told).containsExactly("committed");
    }

    @Test
    void nothingBeginsBeforeSomebodyWaits() {
        commit.complete("committed");
        assertThat(told).isEmpty();

        assertThat(work.await().indefinitely()).isEqualTo("committed");
        assertThat(told).containsExactly("committed");
    }

    @Test
    void itsFailureArrivesAsItIs() {
        var waiting = work.subscribe().withSubscriber(UniAssertSubscriber.create());
        var refused = new IllegalStateException("refused");

        commit.completeExceptionally(refused);

        assertThat(waiting.awaitFailure().getFailure()).isSameAs(refused);
        assertThat(told).isEmpty();
    }
}
