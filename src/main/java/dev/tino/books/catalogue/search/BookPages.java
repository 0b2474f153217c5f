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
import io.vertx.mutiny.sqlclient.Tuple;

/** Lists of the books that the shop has. */
@ApplicationScoped
public class BookPages {

    private static final String EITHER = "select " + BookStatement.COLUMNS + " from book b" + """
            \swhere b.gone_at is null and (b.title_key like book_part($1) or book_fold(b.genre) like book_part($2))
             order by b.title_key, b.id limit $3""";

    private final Pool pool;

    BookPages(Pool pool) {
        this.pool = pool;
    }

    public Uni<Page<BookView>> page(BookSearch search, int limit, String encodedCursor) {
        var cursor = Cursor.decode(encodedCursor, search.fingerprint(), BookPlace.keys(search.sort()));
        int before = cursor == null || search.sort() != BookSort.RELEVANCE ? 0 : BookPlace.before(cursor);
        int wanted = Math.min(limit, left(search, before));
        return words(search).map(words -> new BookStatement(search, words, cursor))
                .chain(statement -> pool.preparedQuery(statement.sql(wanted + 1)).execute(statement.parameters()))
                .map(rows -> page(rows, search, wanted, before));
    }

    /**
     * Those that fit by part of the title or by part of the genre, A to Z.
     *
     * @param title null for books of that genre alone
     * @param genre null for books of that title alone
     */
    public Uni<List<BookView>> byTitleOrGenre(String title, String genre, int most) {
        return pool.preparedQuery(EITHER).execute(Tuple.of(title, genre, most))
                .map(rows -> rows.stream().map(BookPages::view).toList());
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

    static BookView view(Row row) {
        return new BookView(row.getUUID("id"), row.getString("upc"), row.getString("title"), row.getString("genre"),
                row.getBigDecimal("price"), row.getInteger("availability"), row.getBoolean("available"),
                row.getInteger("rating"), row.getString("image_url"), row.getString("url"));
    }
}
