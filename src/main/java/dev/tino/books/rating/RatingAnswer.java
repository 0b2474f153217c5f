package dev.tino.books.rating;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a book would be rated 4 or more.
 *
 * @param version of {@value RatingFeatures#MODEL}
 * @param probability of being rated so, in [0, 1]
 */
record RatingAnswer(@Schema(examples = "logistic-regression") String algorithm, int version, boolean wellRated,
        @Schema(examples = "0.3712", description = "That the book is rated 4 or more, 0 to 1") double probability,
        @Schema(examples = "0.6250", description = "Accuracy of always naming what is more frequent, on the same rows as the model's own: an answer is worth what the model's accuracy is above it") double baseline) {
}
