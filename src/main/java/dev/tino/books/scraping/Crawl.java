package dev.tino.books.scraping;

import java.util.List;
import java.util.Set;

import dev.tino.books.BookError;
import dev.tino.books.scraping.fetch.Pages;
import dev.tino.books.scraping.fetch.ScrapeConfig;
import dev.tino.books.scraping.shop.FrontPage;
import dev.tino.books.scraping.shop.ShopAddress;
import io.smallrye.mutiny.Uni;

/**
 * The way of one run through a shop: the front page, the lists of all categories, then each book that they show, once.
 * Memory holds the addresses of the books, and of the books themselves only those under way.
 */
final class Crawl {

    private final ShopAddress shop;
    private final Pages pages;
    private final Steps steps;
    private final FailedPages failed = new FailedPages();
    private final Visits visits;
    private final CategoryLists lists;
    private final ListedBooks books;

    Crawl(ShopAddress shop, Pages pages, ScrapeConfig config, Steps steps) {
        this.shop = shop;
        this.pages = pages;
        this.steps = steps;
        this.visits = new Visits(pages, config.maxPages(), steps);
        this.lists = new CategoryLists(shop, visits, config.concurrency(), failed);
        this.books = new ListedBooks(shop, visits, config.concurrency(), failed);
    }

    /** What becomes of the way. */
    interface Steps {

        /** Reports pages that are done, of those that are known. */
        Uni<Void> progress(int done, int known);

        /**
         * Tells what is listed.
         *
         * @return pages of it that an earlier try has kept: they are not looked at again
         */
        Uni<Set<String>> listed(Listing listing);

        /** Keeps a lot of books. */
        Uni<Void> keep(List<FoundBook> lot);
    }

    /**
     * What it came to.
     *
     * @param missed pages of books that are listed and were not read
     * @param unseen those of them of which the shop does not say that there is no such page
     */
    record Harvest(Listing listing, Set<String> missed, Set<String> unseen, FailedPages failed) {
    }

    /** @return fails with {@link dev.tino.core.error.Failure} when the shop is not there */
    Uni<Harvest> run() {
        return pages.readRules().chain(this::front).chain(lists::read)
                .chain(listing -> steps.listed(listing).chain(before -> books.read(listing, before, steps::keep)));
    }

    private Uni<FrontPage> front() {
        return pages.get(shop.front(), page -> FrontPage.read(page.html(), page.address(), shop))
                .onFailure(Visits::isThePages)
                .transform(failure -> BookError.SHOP_UNREACHABLE.because("The shop's front page %s %s",
                        shop.front(), failure.getMessage()))
                .invoke(front -> {
                    if (front.categories().isEmpty()) {
                        throw BookError.SHOP_UNREACHABLE.because("%s answers, but shows no category of books", shop.front());
                    }
                    front.wrong().forEach(failed::add);
                })
                .call(visits::done);
    }
}
