package dev.tino.books.catalogue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import org.hibernate.id.uuid.UuidVersion7Strategy;

/** A book that a test tells only what matters to it of. */
public record TestBook(String title, String genre, String price, Integer rating, int availability, String description,
        Instant goneAt) {

    public static TestBook of(String title) {
        return new TestBook(title, "Fiction", "10.00", 3, 1, null, null);
    }

    public TestBook genre(String other) {
        return new TestBook(title, other, price, rating, availability, description, goneAt);
    }

    public TestBook price(String other) {
        return new TestBook(title, genre, other, rating, availability, description, goneAt);
    }

    public TestBook rating(Integer other) {
        return new TestBook(title, genre, price, other, availability, description, goneAt);
    }

    public TestBook soldOut() {
        return new TestBook(title, genre, price, rating, 0, description, goneAt);
    }

    public TestBook about(String other) {
        return new TestBook(title, genre, price, rating, availability, other, goneAt);
    }

    public TestBook gone() {
        return new TestBook(title, genre, price, rating, availability, description, Instant.parse("2026-02-01T00:00:00Z"));
    }

    public Book book() {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        Instant added = Instant.parse("2026-01-01T00:00:00Z");
        return new Book(id, id.toString(), title, genre, description, "Books", new BigDecimal(price), new BigDecimal(price),
                new BigDecimal(price), new BigDecimal("0.00"), availability, rating, 0, "https://books.example.com/" + id,
                "https://books.example.com/" + id + ".jpg", added, added, goneAt);
    }
}
