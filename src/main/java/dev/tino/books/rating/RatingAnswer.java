package dev.tino.books.rating;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a book would be rated 4 or more.
 *
 * @param version of {@value RatingFeatures#MODEL}
 * @param probability of being rated so, in [0, 1]
 * @param baseline accuracy of always naming what is more frequent, on the rows that the model was tested on
 * @param signal whether the model told more than chance on them
 */
public record RatingAnswer(@Schema(examples = "logistic-regression") String algorithm, @Schema(examples = "3") int version,
        boolean wellRated,
        @Schema(examples = "0.3712", description = "That the book is rated 4 or more, 0 to 1") double probability,
        @Schema(examples = "0.638", description = "Accuracy of always naming what is more frequent: what the model's own has to be held against") double baseline,
        @Schema(description = "Whether the model told more than chance on books that it has not learned from; if not, the answer is worth nothing") boolean signal) {
}
