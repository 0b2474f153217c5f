package dev.tino.books.scraping;

import java.net.URI;
import java.util.List;

import dev.tino.books.BookError;
import dev.tino.books.scraping.shop.FrontPage;
import dev.tino.books.scraping.shop.ListPage;
import dev.tino.books.scraping.shop.ShopAddress;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The first part of the way: the lists of all categories, a few of them at a time. */
final class CategoryLists {

    private final ShopAddress shop;
    private final Visits visits;
    private final int concurrency;
    private final FailedPages failed;

    CategoryLists(ShopAddress shop, Visits visits, int concurrency, FailedPages failed) {
        this.shop = shop;
        this.visits = visits;
        this.concurrency = concurrency;
        this.failed = failed;
    }

    Uni<Listing> read(FrontPage front) {
        List<CategoryList> lists = front.categories().stream().map(category -> new CategoryList(category, failed)).toList();
        visits.found(lists.size());
        return Multi.createFrom().iterable(lists)
                .onItem().transformToUni(this::read).merge(concurrency)
                .onItem().ignoreAsUni()
                .map(read -> Listing.of(lists, front.wrong().isEmpty()))
                .invoke(listing -> {
                    if (listing.books().isEmpty()) {
                        throw BookError.SHOP_UNREACHABLE.because("%s answers, but none of its %d categories shows a book",
                                shop.front(), lists.size());
                    }
                });
    }

    /** Not by recursion: a list may have thousands of pages. */
    private Uni<Void> read(CategoryList list) {
        return Multi.createBy().repeating().uni(() -> list, this::readNext).whilst(reading -> reading.next() != null)
                .onItem().ignoreAsUni();
    }

    private Uni<CategoryList> readNext(CategoryList list) {
        if (visits.areTooMany()) {
            list.broke("is left out: there are more pages than tino.books.scrape.max-pages");
            return Uni.createFrom().item(list);
        }
        URI address = list.next();
        return visits.look(address, page -> ListPage.read(page.html(), page.address(), shop),
                failure -> list.broke(failure.getMessage()))
                .invoke(page -> {
                    if (page != null) {
                        list.read(page);
                    }
                    if (list.next() != null) {
                        visits.found(1);
                    }
                })
                .call(visits::done).replaceWith(list);
    }
}
