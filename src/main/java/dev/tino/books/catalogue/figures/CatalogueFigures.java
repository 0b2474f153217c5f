package dev.tino.books.catalogue.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** The catalogue as a whole, of the books that the shop has. */
@ApplicationScoped
public class CatalogueFigures {

    private static final String OVERVIEW = "select " + Figures.COLUMNS
            + ", count(distinct genre) as genres from book where gone_at is null";
    private static final String BY_GENRE = "select genre, " + Figures.COLUMNS
            + " from book where gone_at is null group by genre order by count(*) desc, genre";
    private static final String GENRES = "select genre, count(*) as books from book where gone_at is null group by genre order by genre";

    private final Pool pool;

    CatalogueFigures(Pool pool) {
        this.pool = pool;
    }

    public Uni<CatalogueOverview> overview() {
        return pool.query(OVERVIEW).execute().map(rows -> CatalogueOverview.of(rows.iterator().next()));
    }

    /** The largest genre first. */
    public Uni<Page<GenreFigures>> byGenre() {
        return list(BY_GENRE, GenreFigures::of);
    }

    /** A to Z. */
    public Uni<Page<GenreView>> genres() {
        return list(GENRES, row -> new GenreView(row.getString("genre"), Figures.books(row)));
    }

    private <T> Uni<Page<T>> list(String query, Function<Row, T> reader) {
        return pool.query(query).execute().map(rows -> {
            List<T> items = new ArrayList<>(rows.rowCount());
            rows.forEach(row -> items.add(reader.apply(row)));
            return Page.whole(items);
        });
    }
}
