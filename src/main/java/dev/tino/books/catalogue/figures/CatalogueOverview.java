package dev.tino.books.catalogue.figures;

import java.math.BigDecimal;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.vertx.mutiny.sqlclient.Row;

/**
 * The catalogue in figures. Prices and the average rating are null when there is nothing to average.
 *
 * @param ratings how many books have 1, 2, 3, 4 and 5 stars
 */
public record CatalogueOverview(@Schema(examples = "1000") long books, @Schema(examples = "1000") long available,
        @Schema(nullable = true, examples = "35.07") BigDecimal averagePrice,
        @Schema(nullable = true, examples = "10.00") BigDecimal minPrice,
        @Schema(nullable = true, examples = "59.99") BigDecimal maxPrice,
        @Schema(nullable = true, examples = "2.92") BigDecimal averageRating, Map<Integer, Long> ratings,
        @Schema(examples = "50") long genres) {

    static CatalogueOverview of(Row row) {
        return new CatalogueOverview(Figures.books(row), Figures.available(row), Figures.price(row, "average"),
                Figures.price(row, "min"), Figures.price(row, "max"), Figures.averageRating(row), Figures.ratings(row),
                row.getLong("genres"));
    }
}
