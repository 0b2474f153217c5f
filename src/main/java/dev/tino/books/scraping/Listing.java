package dev.tino.books.scraping;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the shop lists.
 *
 * @param books pages of books with the first category that leads to each, in the order of the lists
 * @param wholeCategories names of the categories whose lists were read to their ends
 * @param isWhole whether all were
 */
record Listing(Map<URI, String> books, List<String> wholeCategories, boolean isWhole) {

    /** @param lists in the order of the shop */
    static Listing of(List<CategoryList> lists, boolean areAll) {
        var books = new LinkedHashMap<URI, String>();
        var whole = new ArrayList<String>();
        var cut = new ArrayList<String>();
        for (CategoryList list : lists) {
            list.books().forEach(book -> books.putIfAbsent(book, list.name()));
            (list.isWhole() ? whole : cut).add(list.name());
        }
        // Two categories may have one name.
        whole.removeAll(cut);
        return new Listing(books, whole, areAll && cut.isEmpty());
    }
}
