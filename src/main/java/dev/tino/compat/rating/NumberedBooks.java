package dev.tino.compat.rating;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.catalogue.BookView;
import dev.tino.books.catalogue.Books;
import dev.tino.books.catalogue.CatalogueRevision;
import dev.tino.compat.LegacyKind;
import dev.tino.compat.LegacyNumbers;
import io.smallrye.mutiny.Uni;

/** Books with the numbers by which clients know them, given in the order in which the books came into the catalogue. */
@ApplicationScoped
class NumberedBooks {

    private static final long NEVER = -1;

    private final Books books;
    private final CatalogueRevision revision;
    private final LegacyNumbers numbers;
    /** The state of the catalogue of which this node has seen each book numbered. */
    private volatile long numbered = NEVER;

    NumberedBooks(Books books, CatalogueRevision revision, LegacyNumbers numbers) {
        this.books = books;
        this.revision = revision;
        this.numbers = numbers;
    }

    Uni<List<BookAnswer>> of(List<BookView> found) {
        return everyBook().chain(() -> numbers.of(LegacyKind.BOOK, null, found.stream().map(BookView::id).toList()))
                .map(given -> found.stream().map(book -> BookAnswer.of(given.get(book.id()), book)).toList());
    }

    Uni<Optional<BookAnswer>> find(long number) {
        return everyBook().chain(() -> numbers.find(LegacyKind.BOOK, null, number))
                .chain(id -> id == null ? Uni.createFrom().item(Optional.empty()) : find(number, id));
    }

    private Uni<Optional<BookAnswer>> find(long number, UUID id) {
        return books.find(id).map(found -> found.map(book -> BookAnswer.of(number, book)));
    }

    /** Numbers all before any is told: a client may ask for the first book without having listed them. */
    private Uni<Void> everyBook() {
        return revision.current().chain(now -> now == numbered ? Uni.createFrom().voidItem()
                : books.ids().chain(ids -> numbers.of(LegacyKind.BOOK, null, ids)).invoke(() -> numbered = now)
                        .replaceWithVoid());
    }
}
