package dev.tino.books.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.BookView;
import dev.tino.books.catalogue.CatalogueRevision;
import dev.tino.books.catalogue.GeneratedBooks;
import dev.tino.core.web.Page;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;

/** Books that are there from the first page to the last stand on exactly one of them, whatever comes in between. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PagesWhileInsertedTest {

    private static final int THERE = 700;

    @Inject
    Pool pool;
    @Inject
    CatalogueRevision revision;
    @Inject
    BookPages pages;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private List<Book> there;

    @BeforeEach
    void fill() {
        GeneratedBooks.removeAll(pool, revision);
        there = GeneratedBooks.of(THERE, seed);
        GeneratedBooks.add(pool, revision, there);
    }

    @Test
    void inEveryOrder() {
        for (BookSort sort : List.of(BookSort.TITLE, BookSort.PRICE, BookSort.RATING)) {
            List<BookView> read = read(new BookSearch(null, null, null, null, null, null, null, sort));

            assertEachOnce(read, book -> true);
        }
    }

    @Test
    void withFiltersThatCombine() {
        var least = new BigDecimal("15.00");
        var most = new BigDecimal("55.00");
        for (BookSort sort : List.of(BookSort.TITLE, BookSort.PRICE, BookSort.RATING)) {
            List<BookView> read = read(new BookSearch(null, "t", null, least, most, 2, true, sort));

            assertThat(read).as("Seed %d", seed).allMatch(book -> book.rating() >= 2 && book.available()
                    && book.price().compareTo(least) >= 0 && book.price().compareTo(most) <= 0);
            assertEachOnce(read, book -> book.available() && book.rating() != null && book.rating() >= 2
                    && book.price().compareTo(least) >= 0 && book.price().compareTo(most) <= 0
                    && book.title().toLowerCase().contains("t"));
        }
    }

    @Test
    void withWordsInEveryOrder() {
        for (BookSort sort : BookSort.values()) {
            List<BookView> read = read(new BookSearch("secret", null, null, null, null, null, null, sort));

            assertEachOnce(read,
                    book -> (book.title() + " " + book.description()).toLowerCase().matches("(?s).*\\bsecret\\b.*"));
        }
    }

    /** All pages, of one to sixty rows, with up to three new books between two of them. */
    private List<BookView> read(BookSearch search) {
        List<BookView> read = new ArrayList<>();
        String cursor = null;
        do {
            Page<BookView> page = pages.page(search, 1 + random.nextInt(60), cursor).await().indefinitely();
            read.addAll(page.items());
            cursor = page.nextCursor();
            GeneratedBooks.add(pool, revision, GeneratedBooks.of(random.nextInt(4), random.nextLong()));
        } while (cursor != null);
        return read;
    }

    private void assertEachOnce(List<BookView> read, Predicate<Book> fits) {
        List<UUID> ids = read.stream().map(BookView::id).toList();
        List<UUID> expected = there.stream().filter(fits).map(Book::id).toList();
        assertThat(expected).as("Seed %d", seed).isNotEmpty();
        assertThat(ids).as("Seed %d", seed).doesNotHaveDuplicates().containsAll(expected);
    }
}
