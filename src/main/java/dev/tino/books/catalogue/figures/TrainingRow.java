package dev.tino.books.catalogue.figures;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.books.catalogue.Book;
import io.vertx.mutiny.sqlclient.Row;

/** What rating models learn from: what is known of a book, and apart from it what is to be guessed. */
public record TrainingRow(Features features, Target target) {

    static TrainingRow of(Row row) {
        int rating = row.getInteger("rating");
        return new TrainingRow(new Features(row.getString("title"), row.getBigDecimal("price"), row.getBoolean("available"),
                row.getString("genre")), new Target(rating, rating >= Book.LEAST_WELL_RATED));
    }

    public record Features(@Schema(examples = "It's Only the Himalayas") String title,
            @Schema(examples = "45.17") BigDecimal price,
            boolean available, @Schema(examples = "Travel") String genre) {
    }

    /** @param wellRated four stars or more */
    public record Target(@Schema(examples = "2") int rating, boolean wellRated) {
    }
}
