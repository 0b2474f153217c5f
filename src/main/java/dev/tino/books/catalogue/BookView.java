package dev.tino.books.catalogue;

import java.math.BigDecimal;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A book as it stands in a list.
 *
 * @param availability how many are in stock
 * @param rating 1 to 5 stars, or null when nobody rated it
 */
public record BookView(UUID id, @Schema(examples = "a22124811bfa8350") String upc,
        @Schema(examples = "It's Only the Himalayas") String title, @Schema(examples = "Travel") String genre,
        @Schema(examples = "45.17") BigDecimal price, @Schema(examples = "19") int availability, boolean available,
        @Schema(nullable = true, examples = "2") Integer rating, @Schema(nullable = true) String imageUrl, String url) {

    public static BookView of(Book book) {
        return new BookView(book.id(), book.upc(), book.title(), book.genre(), book.price(), book.availability(),
                book.available(), book.rating(), book.imageUrl(), book.url());
    }
}
