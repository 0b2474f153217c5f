package dev.tino.books.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.GeneratedBooks;
import dev.tino.books.catalogue.TestBook;

class RatingRowsTest {

    @Test
    void aFifthIsHeldOutAndABookStaysOnItsSideWhenOthersCome() {
        List<Book> books = GeneratedBooks.of(2_000, 1);

        RatingRows few = RatingRows.of(books.subList(0, 1_000));
        RatingRows all = RatingRows.of(books);

        assertThat(few.holdOut().size()).isBetween(160, 240);
        assertThat(all.holdOut().rows().subList(0, few.holdOut().size())).isEqualTo(few.holdOut().rows());
        assertThat(all.training().rows().subList(0, few.training().size())).isEqualTo(few.training().rows());
    }

    @Test
    void booksThatNobodyRatedTeachNothing() {
        RatingRows rows = RatingRows.of(List.of(TestBook.of("One").rating(4).book(), TestBook.of("Two").rating(null).book(),
                TestBook.of("Three").rating(3).book()));

        assertThat(rows.training().size() + rows.holdOut().size()).isEqualTo(2);
        assertThat(rows.training().schema()).isEqualTo(RatingFeatures.SCHEMA);
    }

    @Test
    void fourStarsAreWell() {
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(RatingFeatures::label)).containsExactly("low", "low", "low", "well",
                "well");
    }

    @Test
    void oneClassAloneIsNotTrainable() {
        List<Book> wellRated = IntStream.range(0, 200).mapToObj(i -> TestBook.of("Book " + i).rating(5).book()).toList();

        assertThat(RatingRows.of(wellRated).notTrainable()).get().asString().contains("and 0");
        assertThat(RatingRows.of(List.of()).notTrainable()).isPresent();
        assertThat(RatingRows.of(GeneratedBooks.of(150, 1)).notTrainable()).isEmpty();
    }
}
