package dev.tino.books.catalogue.search;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;

/** Which books are asked for, and in which order; null asks for no restriction. */
public record BookSearch(String q, String title, String genre, BigDecimal minPrice, BigDecimal maxPrice, Integer minRating,
        Boolean available, BookSort sort) {

    public static final BookSearch ALL = new BookSearch(null, null, null, null, null, null, null, BookSort.TITLE);

    private static final int BEST_RATING = 5;
    /** A minus that does not stand within a word. */
    private static final Pattern EXCLUSION = Pattern.compile("(?<![\\p{L}\\p{N}])-");

    public BookSearch {
        if (q != null && q.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw Failure.invalid("q", "must hold a letter or a digit");
        }
        minPrice = price("minPrice", minPrice);
        maxPrice = price("maxPrice", maxPrice);
        if (minPrice != null && maxPrice != null && minPrice.compareTo(maxPrice) > 0) {
            throw Failure.invalid("minPrice", "must not be above maxPrice");
        }
        if (minRating != null && (minRating < 1 || minRating > BEST_RATING)) {
            throw Failure.invalid("minRating", "must be between 1 and " + BEST_RATING);
        }
    }

    /** 10 and 10.00 are the same search. */
    private static BigDecimal price(String field, BigDecimal price) {
        if (price != null && price.signum() < 0) {
            throw Failure.invalid(field, "must not be negative");
        }
        return price == null ? null : price.setScale(2);
    }

    /** The most stars that may be missing. */
    Short missingStars() {
        return minRating == null ? null : (short) (BEST_RATING - minRating);
    }

    /** Whether it says what is not to be there. */
    boolean excludes() {
        return EXCLUSION.matcher(q).find();
    }

    /** Whether it means its words to the letter, so that nothing that looks about like them is to be found. */
    boolean isLiteral() {
        return excludes() || q.indexOf('"') >= 0;
    }

    long fingerprint() {
        return Cursor.fingerprint("books", sort, q, title, genre, minPrice, maxPrice, minRating, available);
    }
}
