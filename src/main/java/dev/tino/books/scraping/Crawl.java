package dev.tino.books.scraping;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.tino.books.BookError;
import dev.tino.books.scraping.fetch.Page;
import dev.tino.books.scraping.fetch.PageFailure;
import dev.tino.books.scraping.fetch.Pages;
import dev.tino.books.scraping.fetch.ScrapeConfig;
import dev.tino.books.scraping.shop.FrontPage;
import dev.tino.books.scraping.shop.ListPage;
import dev.tino.books.scraping.shop.ProductPage;
import dev.tino.books.scraping.shop.ShopAddress;
import dev.tino.books.scraping.shop.Unreadable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * The way of one run through a shop: the front page, the lists of all categories, then each book that they show, once.
 * Memory holds the addresses of the books, and of the books themselves only those under way.
 */
final class Crawl {

    /** So many pages in a row that bring no answer at all: the shop went away. */
    private static final int MOST_SILENT = 40;
    private static final int LOT = 50;

    private final ShopAddress shop;
    private final Pages pages;
    private final ScrapeConfig config;
    private final Steps steps;
    private final FailedPages failed = new FailedPages();
    private final Set<String> missed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger known = new AtomicInteger(1);
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger silent = new AtomicInteger();

    Crawl(ShopAddress shop, Pages pages, ScrapeConfig config, Steps steps) {
        this.shop = shop;
        this.pages = pages;
        this.config = config;
        this.steps = steps;
    }

    /** What becomes of the way. */
    interface Steps {

        /** Reports pages that are done, of those that are known. */
        Uni<Void> progress(int done, int known);

        /** Keeps a lot of books. */
        Uni<Void> keep(List<FoundBook> lot);
    }

    /**
     * What it came to.
     *
     * @param missed pages of books that are listed and were not read
     */
    record Harvest(Listing listing, Set<String> missed, FailedPages failed) {
    }

    /**
     * @param before pages of books that an earlier try has kept
     * @return fails with {@link dev.tino.core.error.Failure} when the shop is not there
     */
    Uni<Harvest> run(Set<String> before) {
        return pages.readRules().chain(this::front).chain(this::lists)
                .chain(listing -> books(listing, before).replaceWith(() -> new Harvest(listing, missed, failed)));
    }

    private Uni<FrontPage> front() {
        return pages.get(shop.front(), page -> FrontPage.read(page.html(), page.address(), shop))
                .onFailure(Crawl::isThePages)
                .transform(failure -> BookError.SHOP_UNREACHABLE.because("The shop's front page %s %s",
                        shop.front(), failure.getMessage()))
                .invoke(front -> {
                    if (front.categories().isEmpty()) {
                        throw BookError.SHOP_UNREACHABLE.because("%s answers, but shows no category of books", shop.front());
                    }
                    front.wrong().forEach(failed::add);
                    known.addAndGet(front.categories().size());
                })
                .call(this::pageDone);
    }

    private Uni<Listing> lists(FrontPage front) {
        List<CategoryList> lists = front.categories().stream().map(category -> new CategoryList(category, failed)).toList();
        return Multi.createFrom().iterable(lists)
                .onItem().transformToUni(this::read).merge(config.concurrency())
                .onItem().ignoreAsUni()
                .map(read -> Listing.of(lists, front.wrong().isEmpty()))
                .invoke(listing -> {
                    if (listing.books().isEmpty()) {
                        throw BookError.SHOP_UNREACHABLE.because("%s answers, but none of its %d categories shows a book",
                                shop.front(), lists.size());
                    }
                    known.addAndGet(Math.min(listing.books().size(), left()));
                });
    }

    /** Not by recursion: a list may have thousands of pages. */
    private Uni<Void> read(CategoryList list) {
        return Multi.createBy().repeating().uni(() -> list, this::readNext).whilst(reading -> reading.next() != null)
                .onItem().ignoreAsUni();
    }

    private Uni<CategoryList> readNext(CategoryList list) {
        if (known.get() > config.maxPages()) {
            list.broke("is left out: there are more pages than tino.books.scrape.max-pages");
            return Uni.createFrom().item(list);
        }
        URI address = list.next();
        return guarded(address, page -> ListPage.read(page.html(), page.address(), shop), list::broke)
                .invoke(page -> {
                    if (page != null) {
                        list.read(page);
                    }
                    if (list.next() != null) {
                        known.incrementAndGet();
                    }
                })
                .call(this::pageDone).replaceWith(list);
    }

    private Uni<Void> books(Listing listing, Set<String> before) {
        int room = left();
        leaveOut(listing, room);
        var position = new AtomicInteger();
        return Multi.createFrom().iterable(listing.books().entrySet()).select().first(room)
                .map(listed -> new Place(position.getAndIncrement(), listed.getKey(), listed.getValue()))
                .onItem()
                .transformToUni(place -> before.contains(place.page.toString()) ? pageDone().replaceWith((FoundBook) null)
                        : book(place))
                .merge(config.concurrency())
                .group().intoLists().of(LOT)
                .onItem().transformToUniAndConcatenate(steps::keep)
                .onItem().ignoreAsUni();
    }

    private void leaveOut(Listing listing, int room) {
        if (listing.books().size() > room) {
            listing.books().keySet().stream().skip(room).forEach(page -> missed.add(page.toString()));
            failed.add(shop.front(), "%d books are left out: there are more pages than tino.books.scrape.max-pages"
                    .formatted(listing.books().size() - room));
        }
    }

    private Uni<FoundBook> book(Place place) {
        return guarded(place.page, page -> ProductPage.read(page.html(), page.address(), place.category), reason -> {
            missed.add(place.page.toString());
            failed.add(place.page, reason);
        }).call(this::pageDone).map(page -> page == null ? null : new FoundBook(place.number, place.page.toString(), page));
    }

    /** Where a book is listed. */
    private record Place(int number, URI page, String category) {
    }

    /** A page or null; a failure of its own does not end the run, but the silence of the shop does. */
    private <T> Uni<T> guarded(URI address, Function<Page, T> reader, Consumer<String> broken) {
        return pages.get(address, reader)
                .invoke(() -> silent.set(0))
                .onFailure(Crawl::isThePages).recoverWithUni(failure -> {
                    if (isTheLastSilence(failure)) {
                        return Uni.createFrom().failure(BookError.SHOP_UNREACHABLE.because(
                                "The shop went away: %d pages in a row brought no answer, the last one %s", MOST_SILENT,
                                failure.getMessage()));
                    }
                    broken.accept(failure.getMessage());
                    return Uni.createFrom().nullItem();
                });
    }

    private boolean isTheLastSilence(Throwable failure) {
        if (failure instanceof PageFailure page && page.isSilence()) {
            return silent.incrementAndGet() >= MOST_SILENT;
        }
        silent.set(0);
        return false;
    }

    private static boolean isThePages(Throwable failure) {
        return failure instanceof PageFailure || failure instanceof Unreadable;
    }

    /** How many books may be fetched when all lists are read. */
    private int left() {
        return Math.max(0, config.maxPages() - done.get());
    }

    private Uni<Void> pageDone() {
        return steps.progress(done.incrementAndGet(), known.get());
    }
}
