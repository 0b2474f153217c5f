package dev.tino.books.scraping.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jboss.logging.Logger;

import dev.tino.books.BookError;
import dev.tino.books.scraping.fetch.PageClient.Answer;
import dev.tino.books.scraping.fetch.PageClient.Content;
import dev.tino.books.scraping.fetch.PageClient.Redirect;
import dev.tino.books.scraping.shop.RobotsRules;
import dev.tino.books.scraping.shop.ShopAddress;
import dev.tino.books.scraping.shop.Unreadable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** The pages of one shop during one run: at its pace, by its rules, asked for again when it is in trouble. */
public final class Pages implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Pages.class);

    /** What this robot is called in a shop's rules. */
    static final String ROBOT = "Tino";

    private static final int MOST_REDIRECTS = 5;
    /** An answer that took longer is a sign of trouble. */
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    /** What RFC 9309 has robots read of a file at least. */
    private static final int MOST_RULES = 500 * 1024;

    private final ShopAddress shop;
    private final ScrapeConfig config;
    private final Vertx vertx;
    private final PageClient client;
    private volatile RobotsRules rules = RobotsRules.ALLOW_ALL;
    private volatile Pace pace;

    public Pages(ShopAddress shop, ScrapeConfig config, Vertx vertx) {
        this.shop = shop;
        this.config = config;
        this.vertx = vertx;
        this.client = new PageClient(shop.front(), config, vertx);
        this.pace = new Pace(config.delay(), config.longestDelay());
    }

    /**
     * Reads the shop's rules, before any page. Without a file everything is allowed; one that cannot be had forbids
     * everything.
     */
    public Uni<Void> readRules() {
        return get(shop.robots(), Function.identity())
                .map(page -> page.text().substring(0, Math.min(page.text().length(), MOST_RULES)))
                .map(text -> RobotsRules.read(text, ROBOT))
                .onFailure(
                        failure -> failure instanceof PageFailure missing && !missing.isAway() || failure instanceof Unreadable)
                .recoverWithItem(RobotsRules.ALLOW_ALL)
                .invoke(this::follow).replaceWithVoid()
                .onFailure(PageFailure.class).transform(away -> BookError.SHOP_UNREACHABLE.because(
                        "%s %s; while a shop's rules cannot be had, nothing of it may be fetched", shop.robots(),
                        away.getMessage()));
    }

    private void follow(RobotsRules found) {
        rules = found;
        Duration delay = found.delay().filter(asked -> asked.compareTo(config.delay()) > 0).orElse(config.delay());
        pace = new Pace(delay, delay.compareTo(config.longestDelay()) > 0 ? delay : config.longestDelay());
    }

    /**
     * Fetches a page and reads it, off the event loop.
     *
     * @return fails with {@link PageFailure} when it does not come, and with whatever the reader throws; with
     *         {@link dev.tino.core.error.Failure} when the shop wants to be left alone for too long
     */
    public <T> Uni<T> get(URI address, Function<Page, T> reader) {
        return followed(address, 0).chain(page -> vertx.executeBlocking(() -> read(page, reader), false));
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

    private Uni<Page> followed(URI address, int redirects) {
        if (!rules.allow(address)) {
            return Uni.createFrom().failure(PageFailure.permanent(0, "is forbidden by robots.txt"));
        }
        return attempt(address, 1).chain(answer -> answer instanceof Redirect redirect
                ? redirected(address, redirect.location(), redirects + 1)
                : Uni.createFrom().item(((Content) answer).page()));
    }

    private Uni<Page> redirected(URI from, String location, int redirects) {
        if (location == null || redirects > MOST_REDIRECTS) {
            return Uni.createFrom().failure(PageFailure.permanent(0,
                    location == null ? "redirects to nowhere" : "redirects more than %d times", MOST_REDIRECTS));
        }
        try {
            return followed(shop.resolve(from, location), redirects);
        } catch (Unreadable elsewhere) {
            return Uni.createFrom().failure(PageFailure.permanent(0, "redirects, and that %s", elsewhere.getMessage()));
        }
    }

    private Uni<Answer> attempt(URI address, int number) {
        return turn().chain(() -> timed(address))
                .onFailure(failure -> mayHelp(failure, number))
                .recoverWithUni(failure -> rest(number).chain(() -> attempt(address, number + 1)));
    }

    /** Whoever already waited when the shop asked for a rest waits again. */
    private Uni<Void> turn() {
        return pause(pace.turn(System.nanoTime()) - System.nanoTime())
                .chain(() -> pace.isResting(System.nanoTime()) ? turn() : Uni.createFrom().voidItem());
    }

    private Uni<Answer> timed(URI address) {
        long begun = System.nanoTime();
        return client.get(address)
                .invoke(() -> {
                    if (System.nanoTime() - begun > SLOW.toNanos()) {
                        pace.troubled(begun, System.nanoTime());
                    } else {
                        pace.succeeded();
                    }
                })
                .onFailure(PageFailure.class).transform(failure -> slowedDown(failure, begun));
    }

    private RuntimeException slowedDown(PageFailure failure, long begun) {
        switch (failure.kind()) {
            case OVERLOADED -> {
                pace.overloaded(begun, System.nanoTime());
                if (failure.pause().compareTo(config.longestWait()) > 0) {
                    return BookError.SHOP_UNREACHABLE.because("The shop asks to be left alone for %d seconds",
                            failure.pause().toSeconds());
                }
                pace.rest(System.nanoTime() + failure.pause().toNanos());
            }
            case TROUBLED -> pace.troubled(begun, System.nanoTime());
            case FINAL -> pace.succeeded();
        }
        return failure;
    }

    private boolean mayHelp(Throwable failure, int number) {
        return failure instanceof PageFailure page && page.isAway() && number < config.tries();
    }

    /** Twice as long each time, and not all pages at the same moment; what the shop asks for the pace keeps. */
    private Uni<Void> rest(int number) {
        long own = Math.min(config.retryDelay().toNanos() << Math.min(number - 1, 10), LONGEST_REST.toNanos());
        return pause(own / 2 + ThreadLocalRandom.current().nextLong(own / 2 + 1));
    }

    /** A timer of the event loop, so that whoever waits stays on it, and one that is cancelled waits no longer. */
    private Uni<Void> pause(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        return millis <= 0 ? Uni.createFrom().voidItem() : Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(millis, elapsed -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    /** Ends what it still fetches. */
    @Override
    public void close() {
        client.close();
    }
}
