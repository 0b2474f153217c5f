package dev.tino.books.catalogue.search;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.books.catalogue.BookView;

/** A title and whose it is: two books may have the same. */
record BookTitle(UUID id, @Schema(examples = "It's Only the Himalayas") String title) {

    static BookTitle of(BookView book) {
        return new BookTitle(book.id(), book.title());
    }
}
