package dev.tino.books.catalogue.figures;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The books that are rated, by UPC, which is the order in which models learn from them. */
@ApplicationScoped
public class TrainingRows {

    private static final String BEHIND = "select upc, title, price, available, genre, rating from book"
            + " where upc > $1 and gone_at is null and rating is not null order by upc limit $2";
    private static final long LIST = Cursor.fingerprint("books by upc");

    private final Pool pool;

    TrainingRows(Pool pool) {
        this.pool = pool;
    }

    public Uni<Page<TrainingRow>> page(int limit, String encodedCursor) {
        String behind = upc(Cursor.decode(encodedCursor, LIST, 1));
        return pool.preparedQuery(BEHIND).execute(Tuple.of(behind, limit + 1)).map(rows -> {
            List<Row> rated = new ArrayList<>(rows.rowCount());
            rows.forEach(rated::add);
            Page<Row> page = Page.cut(rated, limit, last -> new Cursor(LIST, List.of(last.getString("upc"))));
            return new Page<>(page.items().stream().map(TrainingRow::of).toList(), page.nextCursor());
        });
    }

    /** No UPC comes before the empty one. */
    private static String upc(Cursor cursor) {
        if (cursor == null) {
            return "";
        }
        String upc = cursor.keys().get(0);
        if (upc.indexOf('\0') >= 0) {
            throw Failure.invalid("cursor", "is not a cursor of this list");
        }
        return upc;
    }
}
