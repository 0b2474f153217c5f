package dev.tino.books.scraping.shop;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * The page of one book.
 *
 * @param genre the category that the page itself names, else the one whose list led to it
 * @param description null when there is none; so are the product type, the parts of the price and the image
 * @param rating 1 to 5; null when nobody rated it
 */
public record ProductPage(String upc, String title, String genre, String description, String productType, BigDecimal price,
        BigDecimal priceExclTax, BigDecimal priceInclTax, BigDecimal tax, int availability, Integer rating, int numberOfReviews,
        String imageUrl) {

    private static final List<String> STARS = List.of("One", "Two", "Three", "Four", "Five");
    private static final String RATING = "star-rating";
    private static final int LONGEST_UPC = 50;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 100_000;

    /**
     * @param category whose list led to it
     * @throws Unreadable naming what is missing or senseless
     */
    public static ProductPage read(Document page, URI at, String category) {
        Element main = page.selectFirst(".product_main");
        Element table = page.selectFirst(".product_page table");
        table = table == null ? page.selectFirst("table") : table;
        if (main == null || table == null) {
            throw new Unreadable("is no page of a book");
        }
        String stock = first(Texts.of(main.selectFirst(".availability")), row(table, "Availability"));
        String reviews = row(table, "Number of reviews");
        return new ProductPage(Texts.required("UPC", row(table, "UPC"), LONGEST_UPC),
                Texts.required("title", Texts.of(main.selectFirst("h1")), LONGEST_TITLE), genre(page, category),
                description(page), Texts.limited("product type", row(table, "Product Type"), LONGEST_NAME),
                price(main, table), amount(table, "Price (excl. tax)"), amount(table, "Price (incl. tax)"),
                amount(table, "Tax"), Amounts.stock(Texts.required("availability", stock, LONGEST_TITLE)),
                rating(main.selectFirst("." + RATING)), reviews == null ? 0 : Amounts.count("number of reviews", reviews),
                image(page, at));
    }

    private static String row(Element table, String name) {
        return table.select("tr").stream().filter(row -> name.equalsIgnoreCase(Texts.of(row.selectFirst("th")))).findFirst()
                .map(row -> Texts.of(row.selectFirst("td"))).orElse(null);
    }

    private static BigDecimal price(Element main, Element table) {
        String price = first(Texts.of(main.selectFirst(".price_color")), row(table, "Price (incl. tax)"));
        return Amounts.money("price", Texts.required("price", price, LONGEST_TITLE));
    }

    private static BigDecimal amount(Element table, String name) {
        String text = row(table, name);
        return text == null ? null : Amounts.money(name, text);
    }

    /** Home, all books, the category, the book. */
    private static String genre(Document page, String category) {
        Elements crumbs = page.select(".breadcrumb li a");
        String named = crumbs.size() < 3 ? null : Texts.of(crumbs.last());
        return Texts.required("genre", first(named, category), LONGEST_NAME);
    }

    private static String description(Document page) {
        Element heading = page.getElementById("product_description");
        Element text = heading == null ? null : heading.nextElementSibling();
        boolean isText = text != null && text.normalName().equals("p");
        return Texts.limited("description", isText ? Texts.of(text) : null, LONGEST_DESCRIPTION);
    }

    private static Integer rating(Element stars) {
        if (stars == null || stars.classNames().size() < 2) {
            return null;
        }
        String word = stars.classNames().stream().filter(name -> !name.equals(RATING)).findFirst().orElse("");
        int rating = STARS.indexOf(word) + 1;
        if (rating == 0) {
            throw new Unreadable("its rating is no number of stars: %s", Texts.shortened(word));
        }
        return rating;
    }

    /** It may lie elsewhere: nobody fetches it here. */
    private static String image(Document page, URI at) {
        Element image = page.selectFirst("#product_gallery img[src]");
        try {
            return image == null ? null : ShopAddress.absolute(at, image.attr("src")).toString();
        } catch (Unreadable noAddress) {
            return null;
        }
    }

    private static String first(String one, String other) {
        return one == null ? other : one;
    }
}
