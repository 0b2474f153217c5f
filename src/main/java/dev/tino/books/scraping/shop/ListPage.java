package dev.tino.books.scraping.shop;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * One page of a category's list.
 *
 * @param books where the books are that it shows
 * @param next the page behind it; null when there is none
 * @param announced how many books the whole list has, as it says itself; null when it does not
 * @param wrong what of it could not be used
 */
public record ListPage(List<URI> books, URI next, Integer announced, List<String> wrong) {

    /** @throws Unreadable when it is no list */
    public static ListPage read(Document page, URI at, ShopAddress shop) {
        var books = new ArrayList<URI>();
        var wrong = new ArrayList<String>();
        for (Element book : page.select("article.product_pod")) {
            Element link = book.selectFirst("h3 a[href]");
            link = link == null ? book.selectFirst("a[href]") : link;
            try {
                books.add(shop.resolve(at, link == null ? "" : link.attr("href")));
            } catch (Unreadable reason) {
                wrong.add("a book's link " + reason.getMessage());
            }
        }
        Integer announced = announced(page);
        if (books.isEmpty() && wrong.isEmpty() && (announced == null || announced > 0)) {
            throw new Unreadable("is no list of books");
        }
        return new ListPage(books, next(page, at, shop, wrong), announced, wrong);
    }

    private static URI next(Document page, URI at, ShopAddress shop, List<String> wrong) {
        Element next = page.selectFirst("li.next a");
        if (next == null) {
            return null;
        }
        try {
            return shop.resolve(at, next.attr("href"));
        } catch (Unreadable reason) {
            wrong.add("its next page " + reason.getMessage());
            return null;
        }
    }

    private static Integer announced(Document page) {
        String number = Texts.of(page.selectFirst("form.form-horizontal strong"));
        return number == null || !number.matches("[0-9]{1,9}") ? null : Integer.valueOf(number);
    }
}
