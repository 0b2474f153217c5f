package dev.tino.compat.recommender;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.books.catalogue.BookView;

/**
 * A book in the list of the best ones.
 *
 * @param rating in words; null when nobody rated it
 */
record RatedBook(@Schema(examples = "1") long id, @Schema(examples = "a22124811bfa8350") String upc,
        @Schema(examples = "It's Only the Himalayas") String title, @Schema(examples = "Travel") String genre,
        @Schema(nullable = true, examples = "Five") String rating, @Schema(examples = "45.17") BigDecimal price,
        @JsonProperty("image_url") String imageUrl) {

    static RatedBook of(long number, BookView book) {
        return new RatedBook(number, book.upc(), book.title(), book.genre(), Stars.word(book.rating()), book.price(),
                Missing.text(book.imageUrl()));
    }
}
