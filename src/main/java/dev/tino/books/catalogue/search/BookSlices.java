package dev.tino.books.catalogue.search;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.catalogue.BookView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Lists of the books that the shop has for clients that know no cursors: those that came into the catalogue first are first.
 */
@ApplicationScoped
public class BookSlices {

    // The ids first: what is passed over is counted in an index.
    private static final String SLICE = "select " + BookStatement.COLUMNS + " " + """
            from (select id from book where gone_at is null order by id limit $1 offset $2) found join book b on b.id = found.id
            order by b.id""";
    private static final String BOTH = "select " + BookStatement.COLUMNS + " " + """
            from book b
            where b.gone_at is null and ($1::text is null or b.title_key like book_part($1))
              and ($2::text is null or b.genre = any (array(
                  select genre from book where gone_at is null group by genre having book_fold(genre) like book_part($2))))
            order by b.id limit $3""";

    private final Pool pool;

    BookSlices(Pool pool) {
        this.pool = pool;
    }

    /** @param skip how many to pass over */
    public Uni<List<BookView>> slice(long skip, int limit) {
        return list(SLICE, Tuple.of(limit, skip));
    }

    /**
     * Those that fit by part of the title and part of the genre, whatever case and accents.
     *
     * @param title null for any
     * @param genre null for any
     */
    public Uni<List<BookView>> byTitleAndGenre(String title, String genre, int most) {
        return list(BOTH, Tuple.of(title, genre, most));
    }

    private Uni<List<BookView>> list(String query, Tuple parameters) {
        return pool.preparedQuery(query).execute(parameters).map(rows -> rows.stream().map(BookPages::view).toList());
    }
}
