package dev.tino.books.recommendation;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.models.ModelVersion;

/**
 * The best ones first.
 *
 * @param model who compared the descriptions; null when nobody did
 * @param nextCursor always null: the list is short
 */
public record Recommendations(Basis basis, @Schema(nullable = true) ModelVersion model, List<Recommendation> items,
        @Schema(nullable = true) String nextCursor) {

    Recommendations(Basis basis, ModelVersion model, List<Recommendation> items) {
        this(basis, model, items, null);
    }
}
