package dev.tino.credit.decision;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A decision that was made again.
 *
 * @param identical whether everything came out as it was stored
 * @param differences what did not
 */
record Replay(boolean identical, List<Difference> differences) {

    /**
     * @param field what differs, such as {@code score}, {@code content} or {@code model}
     * @param stored null when it cannot be read
     * @param recomputed null when it could not be computed
     * @param note what it means
     */
    record Difference(@Schema(examples = "score") String field, @Schema(nullable = true) Object stored,
            @Schema(nullable = true) Object recomputed, String note) {
    }

    static Replay of(List<Difference> differences) {
        return new Replay(differences.isEmpty(), List.copyOf(differences));
    }
}
