package dev.tino.books.catalogue.search;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.catalogue.BookView;
import dev.tino.core.web.Cursor;
import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

/** Lists of the books that the shop has. */
@ApplicationScoped
class BookPages {

    private final Pool pool;

    BookPages(Pool pool) {
        this.pool = pool;
    }

    Uni<Page<BookView>> page(BookSearch search, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, search.fingerprint(), BookPlace.keys(search.sort()));
        int before = cursor == null || search.sort() != BookSort.RELEVANCE ? 0 : BookPlace.before(cursor);
        int wanted = Math.min(limit, left(search, before));
        return words(search).map(words -> new BookStatement(search, words, cursor))
                .chain(statement -> pool.preparedQuery(statement.sql(wanted + 1)).execute(statement.parameters()))
                .map(rows -> page(rows, search, wanted, before));
    }

    private Uni<TypedWords> words(BookSearch search) {
        return search.q() == null ? Uni.createFrom().nullItem() : TypedWords.of(pool, search.q());
    }

    /** While books are added, more than the most may come to fit; who reads on gets no more than that. */
    private static int left(BookSearch search, int before) {
        return search.sort() == BookSort.RELEVANCE ? Math.max(0, BookStatement.CANDIDATES - before) : Integer.MAX_VALUE;
    }

    private static Page<BookView> page(RowSet<Row> rows, BookSearch search, int limit, int before) {
        List<Row> found = new ArrayList<>(rows.rowCount());
        rows.forEach(found::add);
        List<BookView> views = found.stream().limit(limit).map(BookPages::view).toList();
        int given = before + views.size();
        boolean isLast = found.size() <= limit || left(search, given) == 0;
        String next = isLast ? null
                : new Cursor(search.fingerprint(), BookPlace.of(found.get(limit - 1), search.sort(), given)).encode();
        return new Page<>(views, next);
    }

    private static BookView view(Row row) {
        return new BookView(row.getUUID("id"), row.getString("upc"), row.getString("title"), row.getString("genre"),
                row.getBigDecimal("price"), row.getInteger("availability"), row.getBoolean("available"),
                row.getInteger("rating"), row.getString("image_url"), row.getString("url"));
    }
}
