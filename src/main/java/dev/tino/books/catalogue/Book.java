package dev.tino.books.catalogue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A book as the shop shows it.
 *
 * @param upc the shop's own number, by which a book is known again
 * @param description null when the shop gives none
 * @param availability how many are in stock
 * @param rating 1 to 5 stars; null when nobody rated it
 * @param goneAt when the shop had it no more; null while it has
 */
public record Book(UUID id, String upc, String title, String genre, String description, String productType, BigDecimal price,
        BigDecimal priceExclTax, BigDecimal priceInclTax, BigDecimal tax, int availability, Integer rating,
        int numberOfReviews, String url, String imageUrl, Instant addedAt, Instant changedAt, Instant goneAt) {

    /** Stars that a book has at least which is rated well. */
    public static final int LEAST_WELL_RATED = 4;

    public boolean available() {
        return availability > 0;
    }
}
