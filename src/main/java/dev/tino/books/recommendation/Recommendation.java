package dev.tino.books.recommendation;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.books.catalogue.BookView;

/**
 * A book that somebody may like.
 *
 * @param score how well it fits: a cosine in (0, 1], of popular ones the readers who like it less those who dislike it
 * @param because the words, as they stand in the model's vocabulary, that add most to the score, or those that both titles
 *        have; behind them the genre, when it is what was asked for, too; none of a book that is popular
 */
public record Recommendation(BookView book, @Schema(examples = "0.1779") double score,
        @Schema(examples = "garden") List<String> because) {

    private static final double DIGITS = 10_000;

    static Recommendation of(BookView book, float score, List<String> because) {
        return new Recommendation(book, Math.round(score * DIGITS) / DIGITS, because);
    }
}
