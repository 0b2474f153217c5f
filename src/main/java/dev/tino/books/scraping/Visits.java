package dev.tino.books.scraping;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.tino.books.scraping.fetch.Page;
import dev.tino.books.scraping.fetch.PageFailure;
import dev.tino.books.scraping.fetch.Pages;
import dev.tino.books.scraping.shop.Unreadable;
import io.smallrye.mutiny.Uni;

/** The pages that a run looks at: counted, no more of them than are allowed, and only while the shop is there. */
final class Visits {

    private final Pages pages;
    private final int most;
    private final Crawl.Steps steps;
    private final Silence silence = new Silence();
    private final AtomicInteger known = new AtomicInteger(1);
    private final AtomicInteger done = new AtomicInteger();

    Visits(Pages pages, int most, Crawl.Steps steps) {
        this.pages = pages;
        this.most = most;
        this.steps = steps;
    }

    /** A page or null; a failure of its own does not end the run, but the silence of the shop does. */
    <T> Uni<T> look(URI address, Function<Page, T> reader, Consumer<Throwable> broken) {
        return pages.get(address, reader)
                .invoke(silence::broken)
                .onFailure(Visits::isThePages).recoverWithUni(failure -> {
                    var end = silence.after(failure);
                    if (end != null) {
                        return Uni.createFrom().failure(end);
                    }
                    broken.accept(failure);
                    return Uni.createFrom().nullItem();
                });
    }

    /** Whether it is a page that failed, and not the run. */
    static boolean isThePages(Throwable failure) {
        return failure instanceof PageFailure || failure instanceof Unreadable;
    }

    /** There are so many pages more to look at. */
    void found(int more) {
        known.addAndGet(more);
    }

    /** Whether more are known than may be looked at. */
    boolean areTooMany() {
        return known.get() > most;
    }

    /** How many may still be looked at. */
    int left() {
        return Math.max(0, most - done.get());
    }

    Uni<Void> done() {
        return steps.progress(done.incrementAndGet(), known.get());
    }
}
