package dev.tino.books.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlesTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', value = {
            "Sapiens: A Brief History of Humankind | sapiens",
            "The Hound of the Baskervilles (Sherlock Holmes #5) | the hound of the baskervilles",
            "Fruits Basket, Vol. 9 (Fruits Basket #9) | fruits basket",
            "Lumberjanes Vol. 3: A Terrible Plan (Lumberjanes #9-12) | lumberjanes",
            "Rat Queens, Vol. 1: Sass & Sorcery (Rat Queens (Collected Editions) #1-5) | rat queens",
            "The Wicked + The Divine, Vol. 1: The Faust Act | the wicked the divine",
            "Faust, Part II | faust",
            "Crime – A History | crime",
            "Éramos Três | eramos tres" })
    void subtitlesNumbersAndParenthesesTellNoWorksApart(String title, String work) {
        assertThat(Titles.work(title)).isEqualTo(work);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', value = {
            "Fahrenheit 451 | fahrenheit 451",
            "1984 | 1984",
            "Catch-22 | catch 22",
            "Book of Love | book of love",
            "(Not) One of Us | one of us" })
    void whatBelongsToTheNameStays(String title, String work) {
        assertThat(Titles.work(title)).isEqualTo(work);
    }

    @Test
    void aTitleOfParenthesesOrSignsAloneIsItsOwnWork() {
        assertThat(Titles.work("(Untitled)")).isEqualTo("untitled");
        assertThat(Titles.work("???")).isEmpty();
    }

    @Test
    void titlesAreLikeByTheLongWordsThatTheyShare() {
        Set<String> some = Titles.words("The Secret Garden");
        Set<String> others = Titles.words("A Secret in the Desert");

        assertThat(some).containsExactlyInAnyOrder("secret", "garden");
        assertThat(Titles.similarity(some, others)).isEqualTo(1 / 3.0);
        assertThat(Titles.similarity(Set.of(), Set.of())).isZero();
    }
}
