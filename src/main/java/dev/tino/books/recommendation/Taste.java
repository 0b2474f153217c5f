package dev.tino.books.recommendation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tino.ml.encode.Term;

/**
 * The words that somebody looks for, with their weights: those of one document, or the mean of what a reader likes less a
 * part of the mean of what he dislikes (Rocchio; Manning, Raghavan, Schütze: Introduction to Information Retrieval,
 * section 9.1.1).
 */
final class Taste {

    /** What dislikes count for beside likes; the book's 0.15 beside 0.75. */
    static final float DISLIKED = 0.2f;

    private static final int MOST_TERMS = 5;

    private final Map<String, Float> weights = new HashMap<>();

    private Taste() {
    }

    static Taste of(List<Term> document) {
        return of(List.of(document), List.of());
    }

    static Taste of(List<List<Term>> liked, List<List<Term>> disliked) {
        var taste = new Taste();
        liked.forEach(document -> taste.add(document, 1f / liked.size()));
        disliked.forEach(document -> taste.add(document, -DISLIKED / disliked.size()));
        return taste;
    }

    private void add(List<Term> document, float share) {
        document.forEach(term -> weights.merge(term.text(), share * term.weight(), Float::sum));
    }

    /** The words that make a document fit, those that add most to its score first. */
    List<String> shared(List<Term> document) {
        return document.stream()
                .filter(term -> weights.getOrDefault(term.text(), 0f) > 0)
                .sorted(Comparator.<Term> comparingDouble(term -> -term.weight() * weights.get(term.text()))
                        .thenComparing(Term::text))
                .limit(MOST_TERMS).map(Term::text).toList();
    }
}
