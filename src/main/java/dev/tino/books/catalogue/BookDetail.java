package dev.tino.books.catalogue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All that is known of a book.
 *
 * @param goneAt when the shop had it no more, or null while it has
 */
public record BookDetail(UUID id, String upc, String title, String genre, @Schema(nullable = true) String description,
        @Schema(nullable = true) String productType, BigDecimal price, @Schema(nullable = true) BigDecimal priceExclTax,
        @Schema(nullable = true) BigDecimal priceInclTax, @Schema(nullable = true) BigDecimal tax, int availability,
        boolean available, @Schema(nullable = true) Integer rating, int numberOfReviews,
        @Schema(nullable = true) String imageUrl,
        String url, Instant addedAt, Instant changedAt, @Schema(nullable = true) Instant goneAt) {

    public static BookDetail of(Book book) {
        return new BookDetail(book.id(), book.upc(), book.title(), book.genre(), book.description(), book.productType(),
                book.price(), book.priceExclTax(), book.priceInclTax(), book.tax(), book.availability(), book.available(),
                book.rating(), book.numberOfReviews(), book.imageUrl(), book.url(), book.addedAt(), book.changedAt(),
                book.goneAt());
    }
}
