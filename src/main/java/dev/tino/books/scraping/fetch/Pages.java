package dev.tino.books.scraping.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;

import org.jboss.logging.Logger;

import dev.tino.books.BookError;
import dev.tino.books.scraping.fetch.PageClient.Content;
import dev.tino.books.scraping.fetch.PageClient.Redirect;
import dev.tino.books.scraping.shop.RobotsRules;
import dev.tino.books.scraping.shop.ShopAddress;
import dev.tino.books.scraping.shop.Unreadable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** The pages of one shop during one run: by its rules, and nowhere else. */
public final class Pages implements Opening.Closable {

    private static final Logger LOG = Logger.getLogger(Pages.class);

    /** What this robot is called in a shop's rules. */
    static final String ROBOT = "Tino";

    private static final int MOST_REDIRECTS = 5;

    private final ShopAddress shop;
    private final Vertx vertx;
    private final PatientClient client;
    private final Limit limit;
    private volatile RobotsRules rules = RobotsRules.ALLOW_ALL;

    public Pages(ShopAddress shop, ScrapeConfig config, Vertx vertx) {
        this.shop = shop;
        this.vertx = vertx;
        this.client = new PatientClient(shop.front(), config, vertx);
        this.limit = Limit.page(config);
    }

    /**
     * Reads the shop's rules, before any page. A shop that says it has none (400 to 499, unless it asks for another try)
     * allows everything; rules that cannot be had forbid everything
     * (<a href="https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1">RFC 9309</a>), and so do those that are said to be
     * elsewhere.
     */
    public Uni<Void> readRules() {
        return get(shop.robots(), Limit.RULES, page -> RobotsRules.read(Limit.RULES.lines(page.content()), ROBOT))
                .onFailure(failure -> failure instanceof PageFailure page && page.isMissing())
                .recoverWithItem(RobotsRules.ALLOW_ALL)
                .invoke(this::follow).replaceWithVoid()
                .onFailure(failure -> failure instanceof PageFailure || failure instanceof Unreadable)
                .transform(away -> BookError.SHOP_UNREACHABLE.because(
                        "%s %s; while a shop's rules cannot be had, nothing of it may be fetched", shop.robots(),
                        away.getMessage()));
    }

    private void follow(RobotsRules found) {
        rules = found;
        client.slowDown(found.delay().orElse(Duration.ZERO));
    }

    /**
     * Fetches a page and reads it, off the event loop.
     *
     * @return fails with {@link PageFailure} when it does not come, and with whatever the reader throws; with
     *         {@link dev.tino.core.error.Failure} when the shop wants to be left alone for too long
     */
    public <T> Uni<T> get(URI address, Function<Page, T> reader) {
        return get(address, limit, reader);
    }

    private <T> Uni<T> get(URI address, Limit most, Function<Page, T> reader) {
        return followed(address, most, 0).chain(page -> vertx.executeBlocking(() -> read(page, reader), false));
    }

    /** However broken a page is, it is one page. */
    private static <T> T read(Page page, Function<Page, T> reader) {
        try {
            return reader.apply(page);
        } catch (Unreadable reason) {
            throw reason;
        } catch (RuntimeException unexpected) {
            LOG.warnf(unexpected, "The page %s broke its reader", page.address());
            throw new Unreadable("cannot be read");
        }
    }

    private Uni<Page> followed(URI address, Limit most, int redirects) {
        if (!rules.allow(address)) {
            return Uni.createFrom().failure(PageFailure.permanent(0, "is forbidden by robots.txt"));
        }
        return client.get(address, most).chain(answer -> answer instanceof Redirect redirect
                ? redirected(address, redirect.location(), most, redirects + 1)
                : Uni.createFrom().item(((Content) answer).page()));
    }

    private Uni<Page> redirected(URI from, String location, Limit most, int redirects) {
        if (location == null || redirects > MOST_REDIRECTS) {
            return Uni.createFrom().failure(PageFailure.permanent(0,
                    location == null ? "redirects to nowhere" : "redirects more than %d times", MOST_REDIRECTS));
        }
        try {
            return followed(shop.resolve(from, location), most, redirects);
        } catch (Unreadable elsewhere) {
            return Uni.createFrom().failure(PageFailure.permanent(0, "redirects, and that %s", elsewhere.getMessage()));
        }
    }

    /** Ends what it still fetches. */
    @Override
    public void close() {
        client.close();
    }
}
