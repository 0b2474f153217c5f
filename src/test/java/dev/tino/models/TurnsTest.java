package dev.tino.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;

class TurnsTest {

    private final Turns turns = new Turns(2);
    private final List<Integer> begun = new ArrayList<>();
    private final List<CompletableFuture<Integer>> gates = IntStream.range(0, 4)
            .mapToObj(i -> new CompletableFuture<Integer>()).toList();

    @Test
    void noMoreThanSoManyAreUnderWayAndAllHaveTheirTurn() {
        List<CompletableFuture<Integer>> taken = IntStream.range(0, 4).mapToObj(this::take).toList();
        assertThat(begun).containsExactly(0, 1);

        gates.get(1).complete(10);

        assertThat(begun).containsExactly(0, 1, 2);
        assertThat(taken.get(1)).isCompletedWithValue(10);
        gates.forEach(gate -> gate.complete(20));
        assertThat(begun).containsExactly(0, 1, 2, 3);
        assertThat(taken).allMatch(CompletableFuture::isDone);
    }

    @Test
    void workThatFailsMakesRoomForTheNext() {
        List<CompletableFuture<Integer>> taken = IntStream.range(0, 4).mapToObj(this::take).toList();

        gates.get(0).completeExceptionally(new IllegalStateException("no"));

        assertThat(begun).containsExactly(0, 1, 2);
        assertThat(taken.get(0)).isCompletedExceptionally();
    }

    @Test
    void whoLeavesKeepsNoTurn() {
        take(0).cancel(true);
        take(1);
        take(2);
        assertThat(begun).containsExactly(0, 1);

        gates.get(0).complete(10);

        assertThat(begun).containsExactly(0, 1, 2);
    }

    private CompletableFuture<Integer> take(int number) {
        return turns.take(Uni.createFrom().deferred(() -> {
            begun.add(number);
            return Uni.createFrom().completionStage(gates.get(number));
        })).subscribeAsCompletionStage();
    }
}
