package dev.tino.models.route;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version in short.
 *
 * @param champion whether it serves now
 * @param algorithm that trained it
 * @param source {@code shipped}, {@code imported} or {@code trained}
 * @param sha256 of the file
 * @param size of the file in bytes
 * @param rows that it was trained on
 * @param authorId who asked for it; null for Tino itself
 * @param evaluation on rows that it was not trained on; null for a model that does not classify
 * @param node how it stands on the node that answers
 */
public record VersionView(String name, int version, boolean champion,
        @Schema(examples = "logistic-regression") String algorithm,
        @Schema(examples = "trained") String source, String sha256, int size, int rows, Instant createdAt,
        @Schema(nullable = true) UUID authorId, @Schema(nullable = true) EvaluationView evaluation, OnNode node) {

    /**
     * @param memory that it takes there, in bytes; null when it is not loaded
     * @param lastUsed null when it is not loaded
     */
    public record OnNode(boolean loaded, @Schema(nullable = true) Long memory, @Schema(nullable = true) Instant lastUsed) {

        static final OnNode NOT_LOADED = new OnNode(false, null, null);
    }
}
