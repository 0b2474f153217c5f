package dev.tino.books.recommendation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The best few of many scores. */
final class BestScores {

    private BestScores() {
    }

    /**
     * A label and its score.
     *
     * @param upc the book's
     */
    record Scored(String upc, float score) {
    }

    /** The greatest scores above 0, best first; of equals the first label. */
    static List<Scored> best(List<String> labels, float[] scores, int most) {
        // The worst one is at its head: it makes room for a better one.
        Comparator<Integer> worstFirst = Comparator.<Integer> comparingDouble(label -> scores[label])
                .thenComparing(Comparator.reverseOrder());
        var best = new PriorityQueue<Integer>(most + 1, worstFirst);
        for (int label = 0; label < scores.length; label++) {
            if (scores[label] > 0 && (best.size() < most || scores[label] > scores[best.element()])) {
                best.add(label);
                if (best.size() > most) {
                    best.remove();
                }
            }
        }
        List<Scored> ranking = new ArrayList<>(best.size());
        while (!best.isEmpty()) {
            int label = best.remove();
            ranking.add(new Scored(labels.get(label), scores[label]));
        }
        Collections.reverse(ranking);
        return ranking;
    }
}
