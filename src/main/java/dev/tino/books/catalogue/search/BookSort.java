package dev.tino.books.catalogue.search;

import java.util.Locale;

import dev.tino.core.error.Failure;

/** The order of a list. Ties stand in the order of titles where there is one, and at last in that of ids. */
public enum BookSort {
    /** How well it fits what was typed, the best first. */
    RELEVANCE,
    /** A to Z, whatever case and accents. */
    TITLE,
    /** The cheapest first. */
    PRICE,
    /** The best first, those that nobody rated last. */
    RATING;

    /** @param typed whether there is something to be relevant to */
    static BookSort of(String value, boolean typed) {
        if (value == null || value.isEmpty()) {
            return typed ? RELEVANCE : TITLE;
        }
        for (BookSort sort : values()) {
            if (sort.name().toLowerCase(Locale.ROOT).equals(value)) {
                if (sort == RELEVANCE && !typed) {
                    throw Failure.invalid("sort", "is relevance to what? It needs q");
                }
                return sort;
            }
        }
        throw Failure.invalid("sort", "must be relevance, title, price or rating");
    }
}
