package dev.tino.books.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tino.books.recommendation.BestScores.Scored;

class BestScoresTest {

    private static final List<String> LABELS = List.of("a", "b", "c", "d", "e");

    @Test
    void theBestComeFirstAndOfEqualsTheFirstLabel() {
        float[] scores = { 0.2f, 0.9f, 0.2f, 0.5f, 0.2f };

        assertThat(BestScores.best(LABELS, scores, 3)).containsExactly(new Scored("b", 0.9f), new Scored("d", 0.5f),
                new Scored("a", 0.2f));
    }

    @Test
    void whatSharesNothingIsNotRanked() {
        assertThat(BestScores.best(LABELS, new float[] { 0, -0.1f, 0.1f, 0, 0 }, 3)).containsExactly(new Scored("c", 0.1f));
    }
}
