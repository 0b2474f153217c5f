package dev.tino.books.recommendation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    private final double best;

    private Diversity(List<RankedBook> candidates) {
        candidates.forEach(candidate -> left.add(new Entry(candidate)));
        best = candidates.stream().mapToDouble(RankedBook::score).max().orElse(1);
    }

    /** @return at most so many, the most fitting one first */
    static List<RankedBook> choose(List<RankedBook> candidates, int most) {
        var diversity = new Diversity(candidates);
        List<RankedBook> chosen = new ArrayList<>(most);
        while (chosen.size() < most && !diversity.left.isEmpty()) {
            Entry next = diversity.next();
            diversity.take(next);
            chosen.add(next.candidate);
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
        return RELEVANCE * entry.candidate.score() / best - (1 - RELEVANCE) * entry.likeness;
    }

    private void take(Entry taken) {
        works.add(taken.work);
        left.removeIf(entry -> works.contains(entry.work));
        for (Entry entry : left) {
            entry.likeness = Math.max(entry.likeness, taken.similarity(entry));
        }
    }

    private static final class Entry {

        private final RankedBook candidate;
        private final String work;
        private final Set<String> words;
        /** To the chosen one that it is most like, in [0, 1]. */
        private double likeness;

        Entry(RankedBook candidate) {
            this.candidate = candidate;
            this.work = Titles.work(candidate.title());
            this.words = Titles.words(candidate.title());
        }

        double similarity(Entry other) {
            double genre = candidate.genre().equals(other.candidate.genre()) ? 1 : 0;
            return GENRE * genre + (1 - GENRE) * Titles.similarity(words, other.words);
        }
    }
}
