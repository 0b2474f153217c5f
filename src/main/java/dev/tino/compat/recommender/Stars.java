package dev.tino.compat.recommender;

import java.util.List;

/** Ratings as this system tells them. */
final class Stars {

    private static final List<String> WORDS = List.of("One", "Two", "Three", "Four", "Five");

    private Stars() {
    }

    /** @return null for a book that nobody rated */
    static String word(Integer stars) {
        return stars == null ? null : WORDS.get(stars - 1);
    }
}
