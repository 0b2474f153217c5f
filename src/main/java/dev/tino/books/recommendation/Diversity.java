package dev.tino.books.recommendation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/**
 * Chooses books that fit and are not all the same: maximal marginal relevance (Carbonell, Goldstein: The Use of MMR,
 * Diversity-Based Reranking for Reordering Documents and Producing Summaries, SIGIR 1998), where two books are alike by
 * genre and by words of their titles. Of one work's editions at most one is chosen.
 */
final class Diversity {

    /** What fitting counts; being unlike the ones that are chosen already counts the rest. */
    private static final double RELEVANCE = 0.8;
    private static final double GENRE = 0.5;

    private final List<Entry> left = new ArrayList<>();
    private final Set<String> works = new HashSet<>();

    private Diversity(List<RankedBook> books, ToDoubleFunction<RankedBook> relevance, Set<String> known) {
        works.addAll(known);
        books.forEach(book -> left.add(new Entry(book, relevance.applyAsDouble(book))));
        left.removeIf(entry -> works.contains(entry.work));
    }

    /**
     * Of books that fit by their scores, which are above 0.
     *
     * @param known works of which none is chosen
     * @return at most so many, the most fitting one first
     */
    static List<RankedBook> byScore(List<RankedBook> books, int most, Set<String> known) {
        double best = books.stream().mapToDouble(RankedBook::score).max().orElse(1);
        return new Diversity(books, book -> book.score() / best, known).choose(most);
    }

    /** The same of books that fit by their order, whatever their scores. */
    static List<RankedBook> byPlace(List<RankedBook> books, int most, Set<String> known) {
        var place = new AtomicInteger(books.size());
        return new Diversity(books, book -> (double) place.getAndDecrement() / books.size(), known).choose(most);
    }

    private List<RankedBook> choose(int most) {
        List<RankedBook> chosen = new ArrayList<>(most);
        while (chosen.size() < most && !left.isEmpty()) {
            Entry next = next();
            take(next);
            chosen.add(next.book);
        }
        return chosen;
    }

    private Entry next() {
        Entry next = left.get(0);
        for (Entry entry : left) {
            if (value(entry) > value(next)) {
                next = entry;
            }
        }
        return next;
    }

    private double value(Entry entry) {
        return RELEVANCE * entry.relevance - (1 - RELEVANCE) * entry.likeness;
    }

    private void take(Entry taken) {
        works.add(taken.work);
        left.removeIf(entry -> works.contains(entry.work));
        for (Entry entry : left) {
            entry.likeness = Math.max(entry.likeness, taken.similarity(entry));
        }
    }

    private static final class Entry {

        private final RankedBook book;
        private final double relevance;
        private final String work;
        private final Set<String> words;
        /** To the chosen one that it is most like, in [0, 1]. */
        private double likeness;

        Entry(RankedBook book, double relevance) {
            this.book = book;
            this.relevance = relevance;
            this.work = Titles.work(book.title());
            this.words = Titles.words(book.title());
        }

        double similarity(Entry other) {
            double genre = book.genre().equals(other.book.genre()) ? 1 : 0;
            return GENRE * genre + (1 - GENRE) * Titles.similarity(words, other.words);
        }
    }
}
