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
