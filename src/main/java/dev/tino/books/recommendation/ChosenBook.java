package dev.tino.books.recommendation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.BookView;

/** A book that is recommended, as the catalogue has it. */
record ChosenBook(RankedBook choice, Book book) {

    /** In the order of the choice; one that was removed meanwhile is left out. */
    static List<ChosenBook> of(List<RankedBook> chosen, List<Book> found) {
        Map<UUID, Book> byId = found.stream().collect(Collectors.toMap(Book::id, Function.identity()));
        return chosen.stream().filter(choice -> byId.containsKey(choice.id()))
                .map(choice -> new ChosenBook(choice, byId.get(choice.id()))).toList();
    }

    Recommendation because(List<String> reasons) {
        return Recommendation.of(BookView.of(book), choice.score(), reasons);
    }
}
