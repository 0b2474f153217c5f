package dev.tino.books.recommendation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

/**
 * A book that may be recommended.
 *
 * @param score how well it fits, above 0; of popular ones the likes less the dislikes
 */
record RankedBook(UUID id, String title, String genre, float score) {

    static List<RankedBook> list(RowSet<Row> rows, ToDoubleFunction<Row> score) {
        List<RankedBook> books = new ArrayList<>(rows.rowCount());
        rows.forEach(row -> books.add(new RankedBook(row.getUUID("id"), row.getString("title"), row.getString("genre"),
                (float) score.applyAsDouble(row))));
        return books;
    }
}
