package dev.tino.books.scraping;

import static dev.tino.testsupport.FakeShop.after;
import static dev.tino.testsupport.FakeShop.first;
import static dev.tino.testsupport.FakeShop.html;
import static dev.tino.testsupport.FakeShop.redirect;
import static dev.tino.testsupport.FakeShop.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.books.scraping.fetch.Pages;
import dev.tino.books.scraping.fetch.ScrapeConfig;
import dev.tino.books.scraping.shop.ShopAddress;
import dev.tino.core.error.Failure;
import dev.tino.testsupport.FakeShop;
import dev.tino.testsupport.FakeShop.Item;
import dev.tino.testsupport.TestDatabase;
import dev.tino.testsupport.TestShop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** The way through a shop, whatever that shop is like. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestShop.class)
class CrawlTest {

    private static final FakeShop SHOP = TestShop.SHOP;
    private static final String MYSTERY = "/catalogue/category/books/Mystery/index.html";

    @Inject
    Vertx vertx;

    private final List<FoundBook> found = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>(Map.of("delay", "0ms", "longest-delay", "20ms",
            "retry-delay", "5ms", "timeout", "1S"));

    @BeforeEach
    void clear() {
        SHOP.clear();
    }

    @Test
    void everyBookOfEveryPageOfEveryCategoryIsFoundOnce() {
        SHOP.fill(130, 3);

        Crawl.Harvest harvest = crawl();

        assertThat(upcs()).hasSize(130).doesNotHaveDuplicates();
        assertThat(harvest.listing().isWhole()).isTrue();
        assertThat(harvest.failed().count()).isZero();
        assertThat(SHOP.requests()).doesNotHaveDuplicates().hasSize(1 + 1 + 3 * 3 + 130);
        assertThat(SHOP.most()).isBetween(2, 8);
    }

    @Test
    void whatIsBrokenIsInTheReportAndAllElseIsFound() {
        SHOP.fill(60, 2);
        SHOP.answer("/catalogue/upc000003/index.html", status(404));
        SHOP.answer("/catalogue/upc000004/index.html", html("<html><body>Oops"));
        SHOP.answer("/catalogue/upc000005/index.html", status(500));
        SHOP.answer("/catalogue/upc000006/index.html", redirect("http://evil.example/"));
        SHOP.answer("/catalogue/upc000007/index.html", redirect("/catalogue/upc000007/index.html"));
        SHOP.answer("/catalogue/upc000008/index.html", after(1_500));
        SHOP.answer("/catalogue/upc000009/index.html", first(2, status(500)));
        SHOP.answer("/catalogue/upc000010/index.html", redirect("moved.html"));
        SHOP.answer("/catalogue/upc000010/moved.html",
                html(FakeShop.product(new Item("upc000010", "Moved", "Category 00", "1.00", 1))));
        SHOP.answer("/catalogue/upc000011/index.html", (exchange, good) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[3_000_000]);
        });
        settings.put("tries", "3");

        Crawl.Harvest harvest = crawl();

        assertThat(harvest.listing().isWhole()).isTrue();
        assertThat(harvest.failed().told())
                .extracting(page -> page.url().replaceAll(".*/(upc[0-9]+)/.*", "$1 ") + page.reason())
                .containsExactlyInAnyOrder("upc000003 answered 404", "upc000004 is no page of a book",
                        "upc000005 answered 500",
                        "upc000006 redirects, and that leads elsewhere: http://evil.example/",
                        "upc000007 redirects more than 5 times", "upc000008 did not come within 1000 ms",
                        "upc000011 has more than 2097152 bytes");
        assertThat(upcs()).hasSize(53).contains("upc000009", "upc000010");
        assertThat(harvest.missed()).hasSize(7).containsAll(harvest.unseen());
        assertThat(harvest.unseen()).hasSize(6).noneMatch(page -> page.contains("upc000003"));
    }

    @Test
    void aShopInTroubleIsReadAllTheSame() {
        SHOP.fill(300, 5);
        var random = new SplittableRandom(7);
        SHOP.answerAll((exchange, good) -> {
            int chance;
            synchronized (random) {
                chance = random.nextInt(10);
            }
            if (chance == 0) {
                exchange.getResponseHeaders().add("Retry-After", "0");
            }
            (chance == 0 ? status(429)
                    : chance == 1 ? status(500) : chance == 2 ? after(50) : (FakeShop.Answer) FakeShop::sound)
                    .give(exchange, good);
        });
        settings.put("tries", "12");

        crawl();

        assertThat(upcs()).hasSize(300);
    }

    @Test
    void theShopIsLeftAloneForAsLongAsItAsks() {
        SHOP.fill(3, 1);
        var asked = new long[1];
        var back = new long[1];
        SHOP.answer("/catalogue/upc000000/index.html", (exchange, good) -> {
            if (asked[0] == 0) {
                asked[0] = System.nanoTime();
                exchange.getResponseHeaders().add("Retry-After", "1");
                exchange.sendResponseHeaders(503, -1);
            } else {
                back[0] = System.nanoTime();
                FakeShop.sound(exchange, good);
            }
        });

        crawl();

        assertThat(upcs()).hasSize(3);
        assertThat(back[0] - asked[0]).isGreaterThanOrEqualTo(990_000_000L);
    }

    @Test
    void aListThatBreaksOffIsNotWholeAndItsBooksAreNotLost() {
        SHOP.fill(50, 2);
        SHOP.answer("/catalogue/category/books/Category_01/page-2.html", status(404));

        Crawl.Harvest harvest = crawl();

        assertThat(upcs()).hasSize(45);
        assertThat(harvest.listing().isWhole()).isFalse();
    }

    @Test
    void aListThatLeadsBackOrShowsFewerThanItSaysIsNotWhole() {
        SHOP.add("a1", "Mystery", "1.00");
        SHOP.add("b1", "Travel", "1.00");
        String page = "<form class='form-horizontal'><strong>%s</strong></form><article class=product_pod><a href=/catalogue/%s/></article>";
        SHOP.answer(MYSTERY, html(page.formatted("1", "a1") + "<li class=next><a href=index.html>"));
        SHOP.answer(MYSTERY.replace("Mystery", "Travel"), html(page.formatted("2", "b1")));

        Crawl.Harvest harvest = crawl();

        assertThat(upcs()).containsExactlyInAnyOrder("a1", "b1");
        assertThat(harvest.listing().isWhole()).isFalse();
        assertThat(harvest.failed().told()).extracting(FailedPage::reason).containsExactlyInAnyOrder(
                "its next page was read before: " + SHOP.url() + MYSTERY, "its list says 2 books and shows 1");
    }

    @Test
    void whatTheShopForbidsIsNotFetched() {
        SHOP.fill(3, 1);
        SHOP.answer("/robots.txt", html("User-agent: *\nDisallow: /catalogue/upc000001"));

        Crawl.Harvest harvest = crawl();

        assertThat(upcs()).containsExactlyInAnyOrder("upc000000", "upc000002");
        assertThat(SHOP.requests()).doesNotContain("/catalogue/upc000001/index.html");
        assertThat(harvest.failed().told()).extracting(FailedPage::reason).containsExactly("is forbidden by robots.txt");
    }

    @Test
    void aShopWhoseRulesCannotBeHadIsNotEntered() {
        SHOP.fill(3, 1);
        SHOP.answer("/robots.txt", status(500));

        assertThatThrownBy(this::crawl).isInstanceOf(Failure.class).hasMessageContaining("/robots.txt answered 500");
        assertThat(SHOP.requests()).containsOnly("/robots.txt");
    }

    @Test
    void aShopThatGoesAwayEndsTheRun() {
        SHOP.fill(100, 1);
        settings.put("tries", "1");
        SHOP.answerAll((exchange, good) -> (exchange.getRequestURI().getPath().contains("upc") ? status(503)
                : (FakeShop.Answer) FakeShop::sound).give(exchange, good));

        assertThatThrownBy(this::crawl).isInstanceOf(Failure.class)
                .hasMessage("The shop went away: 40 pages in a row brought no answer, the last one answered 503");
    }

    @ParameterizedTest
    @ValueSource(ints = { 502, 503, 504 })
    void aGatewayWithoutItsShopEndsTheRun(int status) {
        SHOP.fill(1_000, 1);
        settings.put("tries", "1");
        SHOP.answerAll((exchange, good) -> (exchange.getRequestURI().getPath().contains("upc") ? status(status)
                : (FakeShop.Answer) FakeShop::sound).give(exchange, good));

        assertThatThrownBy(this::crawl).isInstanceOf(Failure.class)
                .hasMessage("The shop went away: 40 pages in a row brought no answer, the last one answered " + status);
        assertThat(SHOP.requests()).hasSizeLessThan(150);
    }

    @Test
    void aShopThatOnlyFailsEndsTheRun() {
        SHOP.fill(1_000, 1);
        settings.put("tries", "1");
        SHOP.answerAll((exchange, good) -> (exchange.getRequestURI().getPath().contains("upc") ? status(500)
                : (FakeShop.Answer) FakeShop::sound).give(exchange, good));

        assertThatThrownBy(this::crawl).isInstanceOf(Failure.class)
                .hasMessage("The shop is broken: 200 pages failed and none came, the last one answered 500");
    }

    @Test
    void rulesThatAreSaidToBeElsewhereForbidAll() {
        SHOP.fill(3, 1);
        SHOP.answer("/robots.txt", redirect("http://evil.example/robots.txt"));

        assertThatThrownBy(this::crawl).isInstanceOf(Failure.class).hasMessageContaining(
                "/robots.txt redirects, and that leads elsewhere: http://evil.example/robots.txt; while");
        assertThat(SHOP.requests()).containsOnly("/robots.txt");
    }

    @Test
    void rulesAreReadWhereTheShopMovedThem() {
        SHOP.fill(3, 1);
        SHOP.answer("/robots.txt", redirect("/rules/1"));
        for (int i = 1; i < 5; i++) {
            SHOP.answer("/rules/" + i, redirect("/rules/" + (i + 1)));
        }
        SHOP.answer("/rules/5", html("User-agent: *\nDisallow: /catalogue/upc000001"));

        crawl();

        assertThat(upcs()).containsExactlyInAnyOrder("upc000000", "upc000002");
    }

    @Test
    void rulesThatAreOnlyMovedForbidAll() {
        SHOP.fill(3, 1);
        SHOP.answer("/robots.txt", redirect("/robots.txt"));

        assertThatThrownBy(this::crawl).isInstanceOf(Failure.class).hasMessageContaining("redirects more than 5 times");
    }

    @Test
    void ofLongRulesTheBeginningCounts() {
        SHOP.fill(3, 1);
        settings.put("max-page-bytes", "20000");
        String head = "User-agent: *\nDisallow: /catalogue/upc000001\n";
        String line = "# nothing is said here, at length, so that it takes room\n";
        String beginning = head + line.repeat((500 * 1024 - head.length()) / line.length());
        String cut = "Allow: /catalogue/upc" + " ".repeat(500 * 1024);
        SHOP.answer("/robots.txt", html(beginning + cut + "\nDisallow: /\n"));

        crawl();

        assertThat(upcs()).containsExactlyInAnyOrder("upc000000", "upc000002");
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 403, 404, 410, 451 })
    void aShopWithoutRulesAllowsAll(int status) {
        SHOP.fill(3, 1);
        SHOP.answer("/robots.txt", status(status));

        crawl();

        assertThat(upcs()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = { 204, 304, 500, 503 })
    void whatIsNeitherRulesNorTheirAbsenceForbidsAll(int status) {
        SHOP.fill(3, 1);
        settings.put("tries", "2");
        SHOP.answer("/robots.txt", status(status));

        assertThatThrownBy(this::crawl).isInstanceOf(Failure.class).hasMessageContaining("answered " + status);
        assertThat(SHOP.requests()).containsOnly("/robots.txt");
    }

    @Test
    void aShopThatAsksForHoursIsLeftAlone() {
        SHOP.fill(1, 1);
        SHOP.answerAll((exchange, good) -> {
            exchange.getResponseHeaders().add("Retry-After", "7200");
            exchange.sendResponseHeaders(429, -1);
        });

        assertThatThrownBy(this::crawl).isInstanceOf(Failure.class)
                .hasMessage("The shop asks to be left alone for 7200 seconds");
    }

    @Test
    void anEmptyShopIsNone() {
        assertThatThrownBy(this::crawl).isInstanceOf(Failure.class)
                .hasMessageEndingWith("none of its 1 categories shows a book");
    }

    @Test
    void aSiteWithoutCategoriesIsNoShop() {
        SHOP.answer("/", html("<h1>It works!"));

        assertThatThrownBy(this::crawl).isInstanceOf(Failure.class).hasMessageEndingWith("shows no category of books");
    }

    @Test
    void theMostPagesAreKeptTo() {
        SHOP.fill(100, 1);
        settings.put("max-pages", "20");

        Crawl.Harvest harvest = crawl();

        assertThat(SHOP.requests()).hasSizeLessThanOrEqualTo(22);
        assertThat(upcs()).hasSizeLessThan(20);
        assertThat(harvest.missed().size() + upcs().size()).isEqualTo(100);
        assertThat(harvest.failed().told()).extracting(FailedPage::reason).anyMatch(reason -> reason.contains("max-pages"));
    }

    @Test
    void whatAnEarlierTryHasKeptIsNotFetchedAgain() {
        SHOP.fill(3, 1);

        crawl(Set.of(SHOP.url() + "/catalogue/upc000001/index.html"));

        assertThat(upcs()).containsExactlyInAnyOrder("upc000000", "upc000002");
    }

    private List<String> upcs() {
        return found.stream().map(book -> book.page().upc()).toList();
    }

    private Crawl.Harvest crawl() {
        return crawl(Set.of());
    }

    private Crawl.Harvest crawl(Set<String> before) {
        var shop = new ShopAddress(URI.create(SHOP.url()));
        ScrapeConfig config = config();
        try (var pages = new Pages(shop, config, vertx)) {
            return new Crawl(shop, pages, config, new Crawl.Steps() {

                @Override
                public Uni<Void> progress(int done, int known) {
                    assertThat(done).isBetween(1, known);
                    return Uni.createFrom().voidItem();
                }

                @Override
                public Uni<Set<String>> listed(Listing listing) {
                    return Uni.createFrom().item(before);
                }

                @Override
                public Uni<Void> keep(List<FoundBook> lot) {
                    found.addAll(lot);
                    return Uni.createFrom().voidItem();
                }
            }).run().await().indefinitely();
        }
    }

    private ScrapeConfig config() {
        Map<String, String> named = new HashMap<>();
        settings.forEach((name, value) -> named.put("tino.books.scrape." + name, value));
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(ScrapeConfig.class)
                .withSources(new PropertiesConfigSource(named, "test", 500)).build().getConfigMapping(ScrapeConfig.class);
    }
}
