package dev.tino.books.scraping.shop;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * The page that names the shop's categories.
 *
 * @param categories in the order of the sidebar, each address once
 * @param wrong links that are no categories, with the reason
 */
public record FrontPage(List<Category> categories, Map<String, String> wrong) {

    /** The innermost, for the outer one lists every book again. */
    private static final String INNER = ".side_categories ul ul a";
    private static final String ANY = ".side_categories a";
    private static final int LONGEST_NAME = 100;

    /** A category, by its name and the first page of its list. */
    public record Category(String name, URI address) {
    }

    public static FrontPage read(Document page, URI at, ShopAddress shop) {
        var found = new LinkedHashMap<URI, Category>();
        var wrong = new LinkedHashMap<String, String>();
        Elements links = page.select(INNER);
        for (Element link : links.isEmpty() ? page.select(ANY) : links) {
            try {
                URI address = shop.resolve(at, link.attr("href"));
                found.putIfAbsent(address,
                        new Category(Texts.required("name", Texts.of(link), LONGEST_NAME), address));
            } catch (Unreadable reason) {
                wrong.put(at + " (category " + Texts.shortened(link.text()) + ")", reason.getMessage());
            }
        }
        return new FrontPage(new ArrayList<>(found.values()), wrong);
    }
}
