package dev.tino.compat.rating;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.books.catalogue.figures.CatalogueOverview;
import dev.tino.books.catalogue.figures.GenreFigures;

/**
 * Some books in figures.
 *
 * @param averagePrice 0 when there is nothing to average
 * @param ratings how many books have so many stars, where there are any; under 0 those that nobody rated
 */
record Figures(@JsonProperty("total_livros") @Schema(examples = "1000") long books,
        @JsonProperty("preco_medio") @Schema(examples = "35.07") BigDecimal averagePrice,
        @JsonProperty("distribuicao_ratings") Map<Integer, Long> ratings) {

    static Figures of(CatalogueOverview overview) {
        return of(overview.books(), overview.averagePrice(), overview.ratings());
    }

    static Figures of(GenreFigures genre) {
        return of(genre.books(), genre.averagePrice(), genre.ratings());
    }

    private static Figures of(long books, BigDecimal averagePrice, Map<Integer, Long> ratings) {
        Map<Integer, Long> there = new TreeMap<>(ratings);
        there.put(0, books - ratings.values().stream().mapToLong(Long::longValue).sum());
        there.values().removeIf(count -> count == 0);
        return new Figures(books, averagePrice == null ? BigDecimal.ZERO : averagePrice, there);
    }
}
