package dev.tino.books.rating;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

import dev.tino.books.catalogue.Book;
import dev.tino.ml.dataset.Dataset;

/**
 * The rated books, divided into those to learn from and those that no version ever learns from: versions of different
 * days are compared on the latter.
 */
public record RatingRows(Dataset training, Dataset holdOut) {

    /** Rows of either class that cross-validation needs to have enough of it in each fold. */
    private static final int LEAST_OF_A_CLASS = 10;
    /** A class with fewer says nothing of how well two are told apart. */
    private static final int LEAST_HELD_OUT = 3;
    private static final int PARTS = 5;

    public static RatingRows of(List<Book> books) {
        List<Book> rated = books.stream().filter(book -> book.rating() != null).toList();
        return new RatingRows(RatingFeatures.of(rated.stream().filter(book -> !isHeldOut(book.upc())).toList()),
                RatingFeatures.of(rated.stream().filter(book -> isHeldOut(book.upc())).toList()));
    }

    /** Rests on the UPC alone: a book stays on its side however the catalogue grows. */
    public static boolean isHeldOut(String upc) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(upc.getBytes(StandardCharsets.UTF_8));
            return Math.floorMod(hash[0] << 16 | (hash[1] & 0xff) << 8 | hash[2] & 0xff, PARTS) == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Why nothing can be learned from them; empty when something can. */
    public Optional<String> notTrainable() {
        if (least(training) >= LEAST_OF_A_CLASS && least(holdOut) >= LEAST_HELD_OUT) {
            return Optional.empty();
        }
        return Optional.of(
                "Rating models need %d books rated 4 or more and %d rated less to learn from, and %d of each to be tested on; there are %d and %d, and %d and %d"
                        .formatted(LEAST_OF_A_CLASS, LEAST_OF_A_CLASS, LEAST_HELD_OUT, rows(training, RatingFeatures.WELL),
                                rows(training, RatingFeatures.LOW), rows(holdOut, RatingFeatures.WELL),
                                rows(holdOut, RatingFeatures.LOW)));
    }

    private static long least(Dataset rows) {
        return Math.min(rows(rows, RatingFeatures.WELL), rows(rows, RatingFeatures.LOW));
    }

    private static long rows(Dataset rows, String label) {
        return rows.labels().stream().filter(label::equals).count();
    }
}
