package dev.tino.books.scraping;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the shop lists.
 *
 * @param books pages of books with the first category that leads to each, in the order of the lists
 * @param isWhole whether all lists were read to their ends
 */
record Listing(Map<URI, String> books, boolean isWhole) {

    /** @param lists in the order of the shop */
    static Listing of(List<CategoryList> lists, boolean areAll) {
        var books = new LinkedHashMap<URI, String>();
        lists.forEach(list -> list.books().forEach(book -> books.putIfAbsent(book, list.name())));
        return new Listing(books, areAll && lists.stream().allMatch(CategoryList::isWhole));
    }

    /** The pages as text, in their order. */
    String[] pages() {
        return books.keySet().stream().map(URI::toString).toArray(String[]::new);
    }
}
