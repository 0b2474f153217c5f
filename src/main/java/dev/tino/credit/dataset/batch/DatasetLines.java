package dev.tino.credit.dataset.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/** One lot of a dataset at a time, in the order in which they come. Those that wait hold nothing. Safe for many threads. */
final class DatasetLines {

    private final int longest;
    private final Map<UUID, Line> lines = new HashMap<>();

    /** @param longest how many lots of one dataset there may be, the one whose turn it is among them */
    DatasetLines(int longest) {
        this.longest = longest;
    }

    /**
     * The lots of one dataset.
     *
     * @param end over when the last of them is
     */
    private record Line(int length, CompletableFuture<Void> end) {
    }

    /** @param full what it fails with when too many are there */
    <T> Uni<T> take(UUID datasetId, Supplier<Uni<T>> work, Supplier<? extends RuntimeException> full) {
        return Uni.createFrom().deferred(() -> {
            var end = new CompletableFuture<Void>();
            CompletableFuture<Void> turn = enter(datasetId, end, full);
            // A copy: whoever gives up waiting must not end what the others wait for.
            return Uni.createFrom().completionStage(turn::copy).chain(() -> work.get()).onTermination()
                    .invoke(() -> turn.thenRun(() -> leave(datasetId, end)));
        });
    }

    /** @return over when it is this one's turn */
    private synchronized CompletableFuture<Void> enter(UUID datasetId, CompletableFuture<Void> end,
            Supplier<? extends RuntimeException> full) {
        Line before = lines.getOrDefault(datasetId, new Line(0, CompletableFuture.completedFuture(null)));
        if (before.length == longest) {
            throw full.get();
        }
        lines.put(datasetId, new Line(before.length + 1, end));
        return before.end;
    }

    private void leave(UUID datasetId, CompletableFuture<Void> end) {
        synchronized (this) {
            lines.computeIfPresent(datasetId, (id, line) -> line.length == 1 ? null : new Line(line.length - 1, line.end));
        }
        end.complete(null);
    }
}
