package dev.tino.credit.dataset.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

class DatasetLinesTest {

    private static final UUID DATASET = new UUID(0, 1);

    private final DatasetLines lines = new DatasetLines(3);
    private final List<String> begun = new ArrayList<>();
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final CompletableFuture<String> second = new CompletableFuture<>();

    @Test
    void theNextBeginsWhenTheOneBeforeIsOver() {
        var answer = take(DATASET, "first", first).subscribeAsCompletionStage();
        take(DATASET, "second", second).subscribeAsCompletionStage();
        take(DATASET, "third", new CompletableFuture<>()).subscribeAsCompletionStage();
        assertThat(begun).containsExactly("first");

        first.complete("done");
        assertThat(begun).containsExactly("first", "second");
        second.completeExceptionally(new IllegalStateException());

        assertThat(begun).containsExactly("first", "second", "third");
        assertThat(answer).isCompletedWithValue("done");
    }

    @Test
    void anotherDatasetHasALineOfItsOwn() {
        take(DATASET, "first", first).subscribeAsCompletionStage();

        take(new UUID(0, 2), "other", second).subscribeAsCompletionStage();

        assertThat(begun).containsExactly("first", "other");
    }

    @Test
    void aLineThatIsFullTakesNoMoreUntilOneIsOver() {
        for (String name : List.of("first", "second", "third")) {
            take(DATASET, name, first).subscribeAsCompletionStage();
        }

        assertThatThrownBy(() -> take(DATASET, "fourth", first).await().indefinitely()).hasMessage("full");
        first.complete("done");

        assertThat(take(DATASET, "fifth", first).await().indefinitely()).isEqualTo("done");
        assertThat(begun).containsExactly("first", "second", "third", "fifth");
    }

    @Test
    void whoeverGivesUpWaitingLetsNobodyPass() {
        take(DATASET, "first", first).subscribeAsCompletionStage();
        Cancellable impatient = take(DATASET, "second", second).subscribe().with(answer -> {
        });
        take(DATASET, "third", second).subscribeAsCompletionStage();

        impatient.cancel();
        assertThat(begun).containsExactly("first");
        first.complete("done");

        assertThat(begun).containsExactly("first", "third");
    }

    private Uni<String> take(UUID dataset, String name, CompletableFuture<String> work) {
        return lines.take(dataset, () -> {
            begun.add(name);
            return Uni.createFrom().completionStage(work);
        }, () -> new IllegalStateException("full"));
    }
}
