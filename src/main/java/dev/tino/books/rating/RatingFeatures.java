package dev.tino.books.rating;

import java.math.BigDecimal;
import java.util.List;

import dev.tino.books.catalogue.Book;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;

/** What the rating models see of a book, and what they are to tell. */
public final class RatingFeatures {

    /** The name of the model, whatever the algorithm. */
    public static final String MODEL = "books.rating";

    public static final Schema SCHEMA = Schema.of(Column.number("price"), Column.category("availability"),
            Column.category("genre"), Column.text("title"));

    /** The genre's place in the schema. */
    static final int GENRE = 2;

    /** Of a book that is rated {@value Book#LEAST_WELL_RATED} or more, and of one that is rated less. */
    public static final String WELL = "well";
    public static final String LOW = "low";

    private RatingFeatures() {
    }

    public static Row row(BigDecimal price, boolean available, String genre, String title) {
        return Row.of(price, available ? "in-stock" : "sold-out", genre, title);
    }

    static Row row(Book book) {
        return row(book.price(), book.available(), book.genre(), book.title());
    }

    /** @param stars 1 to 5 */
    public static String label(int stars) {
        return stars >= Book.LEAST_WELL_RATED ? WELL : LOW;
    }

    /** @param rated books that have a rating */
    static Dataset of(List<Book> rated) {
        return new Dataset(SCHEMA, rated.stream().map(RatingFeatures::row).toList(),
                rated.stream().map(book -> label(book.rating())).toList());
    }
}
