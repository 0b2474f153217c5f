package dev.tino.books.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** What the rest of the domain reads of the catalogue. */
@ApplicationScoped
public class Books {

    private static final String BY_IDS = "select " + BookRow.COLUMNS + " from book b where b.id = any ($1) order by b.id";
    /** No UPC comes before the empty one, and none is it. */
    private static final String BEHIND = "select " + BookRow.COLUMNS
            + " from book b where b.upc > $1 and b.gone_at is null order by b.upc limit $2";
    private static final String TITLED = "select " + BookRow.COLUMNS + " from book b"
            + " where b.title_key = left(book_fold($1), 250) and b.title = $1 and b.gone_at is null order by b.id limit $2";
    private static final int PAGE = 1_000;

    private final Pool pool;

    Books(Pool pool) {
        this.pool = pool;
    }

    /** One that is gone is found, too. */
    public Uni<Optional<Book>> find(UUID id) {
        return find(List.of(id)).map(found -> found.stream().findFirst());
    }

    /** Those that are there, in the order of the ids. */
    public Uni<List<Book>> find(Collection<UUID> ids) {
        return pool.preparedQuery(BY_IDS).execute(Tuple.of(ids.toArray(UUID[]::new))).map(Books::books);
    }

    /** Those of exactly this title, of which there may be several; the one that came into the catalogue first is first. */
    public Uni<List<Book>> titled(String title, int most) {
        return pool.preparedQuery(TITLED).execute(Tuple.of(title, most)).map(Books::books);
    }

    /** The first so many of {@link #all}. */
    public Uni<List<Book>> first(int most) {
        return pool.preparedQuery(BEHIND).execute(Tuple.of("", most)).map(Books::books);
    }

    /** All that the shop has, by UPC: the order in which models learn from them. Read page by page. */
    public Uni<List<Book>> all() {
        return behind("", new ArrayList<>());
    }

    private Uni<List<Book>> behind(String upc, List<Book> before) {
        return pool.preparedQuery(BEHIND).execute(Tuple.of(upc, PAGE)).map(Books::books).chain(page -> {
            before.addAll(page);
            return page.size() < PAGE ? Uni.createFrom().item(before) : behind(page.get(PAGE - 1).upc(), before);
        });
    }

    /** The ids of those that the shop has, in the order in which they came into the catalogue. */
    public Uni<List<UUID>> ids() {
        return pool.query("select id from book where gone_at is null order by id").execute()
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** How many the shop has. */
    public Uni<Long> count() {
        return pool.query("select count(*) from book where gone_at is null").execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static List<Book> books(RowSet<Row> rows) {
        List<Book> books = new ArrayList<>(rows.rowCount());
        rows.forEach(row -> books.add(BookRow.book(row)));
        return books;
    }
}
