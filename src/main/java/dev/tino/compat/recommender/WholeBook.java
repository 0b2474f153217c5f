package dev.tino.compat.recommender;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.books.catalogue.Book;

/**
 * All that is known of a book. Texts that the shop does not give are empty; amounts are null then, as none of them is 0.
 *
 * @param rating in words; null when nobody rated it
 */
record WholeBook(@Schema(examples = "1") long id, @Schema(examples = "a22124811bfa8350") String upc,
        @Schema(examples = "It's Only the Himalayas") String title, @Schema(examples = "Travel") String genre,
        @Schema(examples = "45.17") BigDecimal price, @Schema(examples = "19") int availability,
        @Schema(nullable = true, examples = "Two") String rating, String description,
        @JsonProperty("product_type") String productType,
        @JsonProperty("price_excl_tax") @Schema(nullable = true) BigDecimal priceExclTax,
        @JsonProperty("price_incl_tax") @Schema(nullable = true) BigDecimal priceInclTax,
        @Schema(nullable = true) BigDecimal tax, @JsonProperty("number_of_reviews") int numberOfReviews, String url,
        @JsonProperty("image_url") String imageUrl) {

    static WholeBook of(long number, Book book) {
        return new WholeBook(number, book.upc(), book.title(), book.genre(), book.price(), book.availability(),
                Stars.word(book.rating()), Missing.text(book.description()), Missing.text(book.productType()),
                book.priceExclTax(), book.priceInclTax(), book.tax(), book.numberOfReviews(), book.url(),
                Missing.text(book.imageUrl()));
    }
}
