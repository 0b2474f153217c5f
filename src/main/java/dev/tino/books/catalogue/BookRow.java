package dev.tino.books.catalogue;

import dev.tino.core.database.Instants;
import io.vertx.mutiny.sqlclient.Row;

/** A row of the table of books, read. */
final class BookRow {

    /** Those of a {@link Book}. */
    static final String COLUMNS = """
            b.id, b.upc, b.title, b.genre, b.description, b.product_type, b.price, b.price_excl_tax, b.price_incl_tax, b.tax,
            b.availability, b.rating, b.number_of_reviews, b.url, b.image_url, b.added_at, b.changed_at, b.gone_at""";

    private BookRow() {
    }

    static Book book(Row row) {
        return new Book(row.getUUID("id"), row.getString("upc"), row.getString("title"), row.getString("genre"),
                row.getString("description"), row.getString("product_type"), row.getBigDecimal("price"),
                row.getBigDecimal("price_excl_tax"), row.getBigDecimal("price_incl_tax"), row.getBigDecimal("tax"),
                row.getInteger("availability"), row.getInteger("rating"), row.getInteger("number_of_reviews"),
                row.getString("url"), row.getString("image_url"), Instants.of(row, "added_at"), Instants.of(row, "changed_at"),
                Instants.of(row, "gone_at"));
    }
}
