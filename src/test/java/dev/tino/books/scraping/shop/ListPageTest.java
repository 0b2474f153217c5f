package dev.tino.books.scraping.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListPageTest {

    private static final ShopAddress SHOP = new ShopAddress(URI.create("http://shop.example"));
    private static final URI AT = URI.create("http://shop.example/catalogue/category/books/travel_2/index.html");

    @Test
    void booksAndTheNextPageAreFound() {
        ListPage list = read("<form class='form-horizontal'><strong>32</strong></form>" + book("../../../a/index.html")
                + book("/catalogue/b c/") + "<li class=next><a href='page-2.html#top'>");

        assertThat(list.books()).containsExactly(URI.create("http://shop.example/catalogue/a/index.html"),
                URI.create("http://shop.example/catalogue/b%20c/"));
        assertThat(list.next()).isEqualTo(URI.create("http://shop.example/catalogue/category/books/travel_2/page-2.html"));
        assertThat(list.announced()).isEqualTo(32);
        assertThat(list.wrong()).isEmpty();
    }

    @Test
    void linksThatLeadElsewhereAreNamed() {
        ListPage list = read(book("/a") + book("http://evil.example/a") + "<article class=product_pod></article>"
                + "<li class=next><a href='//evil.example/page-2.html'>");

        assertThat(list.books()).hasSize(2);
        assertThat(list.next()).isNull();
        assertThat(list.wrong()).containsExactly("a book's link leads elsewhere: http://evil.example/a",
                "its next page leads elsewhere: //evil.example/page-2.html");
    }

    @Test
    void aListThatSaysItIsEmptyIs() {
        assertThat(read("<form class='form-horizontal'><strong>0</strong> results").books()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "<h1>Oops", "\0\0\0", "<form class='form-horizontal'><strong>20</strong> results" })
    void whatShowsNoBookIsNoList(String html) {
        assertThatThrownBy(() -> read(html)).isInstanceOf(Unreadable.class).hasMessage("is no list of books");
    }

    @ParameterizedTest
    @ValueSource(strings = { "javascript:void(0)", "mailto:a@b", "http://", "http://[", "https://shop.example/a",
            "http://shop.example:81/a", "http://user@shop.example/a", "http://shop.example.evil/a", "ftp://shop.example/a" })
    void whatIsNotTheShopsIsRefused(String link) {
        assertThatThrownBy(() -> SHOP.resolve(AT, link)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({ "http://SHOP.example:80/a, http://SHOP.example:80/a", "'  /ä?q=é ', http://shop.example/%C3%A4?q=%C3%A9",
            "'', http://shop.example/catalogue/category/books/travel_2/index.html",
            "?page=2, http://shop.example/catalogue/category/books/travel_2/index.html?page=2",
            "./?page=2, http://shop.example/catalogue/category/books/travel_2/?page=2",
            "/../admin, http://shop.example/admin", "/%2e%2E/%2E/admin/.., http://shop.example/",
            "../../../../../../../b/./c, http://shop.example/b/c", "//shop.example/a//b, http://shop.example/a//b",
            "http://shop.example, http://shop.example/", "/a/.hidden/..b, http://shop.example/a/.hidden/..b" })
    void whatIsTheShopsIsWrittenInFull(String link, URI address) {
        assertThat(SHOP.resolve(AT, link)).isEqualTo(address);
    }

    @Test
    void aLinkCannotClimbAroundTheRules() {
        RobotsRules rules = RobotsRules.read("User-agent: *\nDisallow: /admin", "Tino");

        assertThat(rules.allow(SHOP.resolve(AT, "/%2e%2e/admin"))).isFalse();
        assertThat(rules.allow(SHOP.resolve(AT, "/x/../../admin"))).isFalse();
    }

    @Test
    void theFrontPageIsAFolder() {
        assertThat(new ShopAddress(URI.create("http://shop.example/a/../b")).front()).hasToString("http://shop.example/b/");
        assertThat(SHOP.front()).hasToString("http://shop.example/");
    }

    @Test
    void theInnermostCategoriesCount() {
        String html = "<div class=side_categories><ul><li><a href='all.html'>Books</a><ul>"
                + "<li><a href='t.html'> Travel </a><li><a href='http://evil.example/m.html'>Mystery</a><li><a href='t.html'>Trips</a>";

        FrontPage front = FrontPage.read(Jsoup.parse(html), SHOP.front(), SHOP);

        assertThat(front.categories())
                .containsExactly(new FrontPage.Category("Travel", URI.create("http://shop.example/t.html")));
        assertThat(front.wrong()).containsValue("leads elsewhere: http://evil.example/m.html");
    }

    private static String book(String link) {
        return "<article class=product_pod><h3><a href='" + link + "'>x</a></h3></article>";
    }

    private static ListPage read(String html) {
        return ListPage.read(Jsoup.parse(html), AT, SHOP);
    }
}
