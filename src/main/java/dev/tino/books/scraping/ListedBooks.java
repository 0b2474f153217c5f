package dev.tino.books.scraping;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import dev.tino.books.scraping.fetch.PageFailure;
import dev.tino.books.scraping.shop.ProductPage;
import dev.tino.books.scraping.shop.ShopAddress;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The second part of the way: each book that the lists show, once, a few at a time. */
final class ListedBooks {

    private static final int LOT = 50;

    private final ShopAddress shop;
    private final Visits visits;
    private final int concurrency;
    private final FailedPages failed;
    private final Set<String> missed = ConcurrentHashMap.newKeySet();
    private final Set<String> unseen = ConcurrentHashMap.newKeySet();

    ListedBooks(ShopAddress shop, Visits visits, int concurrency, FailedPages failed) {
        this.shop = shop;
        this.visits = visits;
        this.concurrency = concurrency;
        this.failed = failed;
    }

    /**
     * @param before pages that need not be read
     * @param keep gets the books in lots
     */
    Uni<Crawl.Harvest> read(Listing listing, Set<String> before, Function<List<FoundBook>, Uni<Void>> keep) {
        int room = visits.left();
        visits.found(Math.min(listing.books().size(), room));
        leaveOut(listing, room);
        var position = new AtomicInteger();
        return Multi.createFrom().iterable(listing.books().entrySet()).select().first(room)
                .map(listed -> new Place(position.getAndIncrement(), listed.getKey(), listed.getValue()))
                .onItem()
                .transformToUni(place -> before.contains(place.page.toString())
                        ? visits.done().replaceWith((FoundBook) null)
                        : book(place))
                .merge(concurrency)
                .group().intoLists().of(LOT)
                .onItem().transformToUniAndConcatenate(keep::apply)
                .onItem().ignoreAsUni()
                .replaceWith(() -> new Crawl.Harvest(listing, missed, unseen, failed));
    }

    private void leaveOut(Listing listing, int room) {
        if (listing.books().size() > room) {
            listing.books().keySet().stream().skip(room).forEach(page -> {
                missed.add(page.toString());
                unseen.add(page.toString());
            });
            failed.add(shop.front(),
                    "%d books are left out: there are more pages than tino.books.scrape.max-pages"
                            .formatted(listing.books().size() - room));
        }
    }

    private Uni<FoundBook> book(Place place) {
        return visits.look(place.page, page -> ProductPage.read(page.html(), page.address(), place.category),
                failure -> missed(place.page, failure))
                .call(visits::done)
                .map(page -> page == null ? null : new FoundBook(place.number, place.page.toString(), page));
    }

    private void missed(URI page, Throwable failure) {
        missed.add(page.toString());
        if (!(failure instanceof PageFailure answer && answer.isAbsent())) {
            unseen.add(page.toString());
        }
        failed.add(page, failure.getMessage());
    }

    /** Where a book is listed. */
    private record Place(int number, URI page, String category) {
    }
}
