package dev.tino.books.recommendation.preference;

import java.time.Instant;
import java.util.UUID;

/**
 * A reader's opinion of a book.
 *
 * @param changedAt when he came to it
 */
public record Preference(UUID bookId, String title, Opinion value, Instant changedAt) {
}
