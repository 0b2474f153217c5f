package dev.tino.books.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tino.ml.encode.Term;

class TasteTest {

    private static final Term GARDEN = new Term("garden", 0.8f);
    private static final Term SECRET = new Term("secret", 0.6f);

    @Test
    void sharedWordsComeByWhatTheyAddToTheScore() {
        var taste = Taste.of(List.of(GARDEN, SECRET));

        assertThat(taste.shared(List.of(new Term("secret", 0.5f), new Term("garden", 0.1f), new Term("knife", 0.9f))))
                .containsExactly("secret", "garden");
    }

    @Test
    void atMostFiveAreTold() {
        List<Term> terms = List.of(new Term("a", 0.1f), new Term("b", 0.2f), new Term("c", 0.3f), new Term("d", 0.4f),
                new Term("e", 0.5f), new Term("f", 0.6f));

        assertThat(Taste.of(terms).shared(terms)).containsExactly("f", "e", "d", "c", "b");
    }

    @Test
    void aWordOfWhatIsDislikedIsNoReason() {
        var taste = Taste.of(List.of(List.of(SECRET), List.of(GARDEN)),
                List.of(List.of(new Term("knife", 1), new Term("secret", 0.1f))));

        assertThat(taste.shared(List.of(new Term("knife", 0.9f), new Term("secret", 0.4f)))).containsExactly("secret");
    }
}
