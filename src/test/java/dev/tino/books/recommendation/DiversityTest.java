package dev.tino.books.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class DiversityTest {

    @Test
    void theMostFittingOneComesFirst() {
        var candidates = List.of(book("Orchids", "Garden", 0.2), book("Roses", "Garden", 0.9), book("Tulips", "Garden", 0.5));

        assertThat(titles(candidates, 3)).containsExactly("Roses", "Tulips", "Orchids");
    }

    @Test
    void ofOneWorksEditionsTheMostFittingOneIsChosen() {
        var candidates = List.of(book("Fruits Basket, Vol. 1 (Fruits Basket #1)", "Manga", 0.8),
                book("Fruits Basket, Vol. 2 (Fruits Basket #2)", "Manga", 0.9), book("Bleach", "Manga", 0.1),
                book("Bleach: Souls", "Manga", 0.05));

        assertThat(titles(candidates, 4)).containsExactly("Fruits Basket, Vol. 2 (Fruits Basket #2)", "Bleach");
    }

    @Test
    void anotherGenreComesBeforeOneThatFitsHardlyBetter() {
        var candidates = List.of(book("Orchids", "Garden", 1), book("Roses", "Garden", 0.60), book("Knives", "Crime", 0.55),
                book("Guns", "Crime", 0.10));

        assertThat(titles(candidates, 3)).containsExactly("Orchids", "Knives", "Roses");
    }

    @Test
    void aTitleOfTheSameWordsCountsAsLike() {
        var candidates = List.of(book("The Secret Garden", "Fiction", 1), book("A Secret Garden for Winter", "Crime", 0.60),
                book("Knives", "Travel", 0.55));

        assertThat(titles(candidates, 2)).containsExactly("The Secret Garden", "Knives");
    }

    @Test
    void thereMayBeFewerThanAskedFor() {
        assertThat(titles(List.of(book("Orchids", "Garden", 1)), 10)).containsExactly("Orchids");
        assertThat(titles(List.of(), 10)).isEmpty();
    }

    @Test
    void noEditionOfAWorkThatIsKnownIsChosen() {
        var candidates = List.of(book("Emma (Paperback)", "Classics", 1), book("Persuasion", "Classics", 0.5));

        assertThat(Diversity.byScore(candidates, 2, Set.of(Titles.work("Emma: A Novel")))).extracting(RankedBook::title)
                .containsExactly("Persuasion");
    }

    @Test
    void whereTheOrderDecidesScoresMayBeNothingOrLess() {
        var candidates = List.of(book("Orchids", "Garden", 0), book("Knives", "Crime", 0), book("Emma", "Classics", -1),
                book("Emma (Paperback)", "Classics", -1), book("Tulips", "Garden", -2));

        assertThat(Diversity.byPlace(candidates, 5, Set.of())).extracting(RankedBook::title).containsExactly("Orchids",
                "Knives", "Emma", "Tulips");
    }

    private static RankedBook book(String title, String genre, double score) {
        return new RankedBook(UUID.randomUUID(), title, genre, (float) score);
    }

    private static List<String> titles(List<RankedBook> candidates, int most) {
        return Diversity.byScore(candidates, most, Set.of()).stream().map(RankedBook::title).toList();
    }
}
