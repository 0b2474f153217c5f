package dev.tino.compat.rating;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.BookView;

/**
 * A book as its clients know it.
 *
 * @param id by which it is found again; the older system told none
 * @param rating 1 to 5 stars; 0 when nobody rated it
 * @param imagem empty when there is none
 */
record BookAnswer(@Schema(examples = "1") long id, @Schema(examples = "It's Only the Himalayas") String titulo,
        @Schema(examples = "45.17") BigDecimal preco, @Schema(examples = "2") int rating, boolean disponibilidade,
        @Schema(examples = "Travel") String categoria, String imagem) {

    static BookAnswer of(long number, BookView book) {
        return of(number, book.title(), book.price(), book.rating(), book.available(), book.genre(), book.imageUrl());
    }

    /** One that the shop has no more cannot be bought. */
    static BookAnswer of(long number, Book book) {
        return of(number, book.title(), book.price(), book.rating(), book.available() && book.goneAt() == null, book.genre(),
                book.imageUrl());
    }

    private static BookAnswer of(long number, String title, BigDecimal price, Integer rating, boolean available, String genre,
            String image) {
        return new BookAnswer(number, title, price, rating == null ? 0 : rating, available, genre, image == null ? "" : image);
    }
}
