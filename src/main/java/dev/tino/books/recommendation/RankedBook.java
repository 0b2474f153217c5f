package dev.tino.books.recommendation;

import java.util.UUID;

/**
 * A book that may be recommended.
 *
 * @param score how well it fits, above 0
 */
record RankedBook(UUID id, String title, String genre, float score) {
}
