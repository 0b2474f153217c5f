package dev.tino.books.catalogue.figures;

import java.math.BigDecimal;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A genre in figures.
 *
 * @param averageRating null when none of its books is rated
 * @param ratings how many of its books have 1, 2, 3, 4 and 5 stars
 */
public record GenreFigures(@Schema(examples = "Travel") String genre, @Schema(examples = "11") long books, long available,
        BigDecimal averagePrice, BigDecimal minPrice, BigDecimal maxPrice, @Schema(nullable = true) BigDecimal averageRating,
        Map<Integer, Long> ratings) {

    static GenreFigures of(Row row) {
        return new GenreFigures(row.getString("genre"), Figures.books(row), Figures.available(row),
                Figures.price(row, "average"), Figures.price(row, "min"), Figures.price(row, "max"),
                Figures.averageRating(row), Figures.ratings(row));
    }
}
