package dev.tino.books.scraping.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import dev.tino.books.BookError;
import dev.tino.books.scraping.fetch.PageClient.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Requests of one shop, at its pace, made again when it is in trouble. */
final class PatientClient implements AutoCloseable {

    /** An answer that took longer is a sign of trouble. */
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final ScrapeConfig config;
    private final Vertx vertx;
    private final PageClient client;
    private volatile Pace pace;

    PatientClient(URI front, ScrapeConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
        this.client = new PageClient(front, config, vertx);
        this.pace = new Pace(config.delay(), config.longestDelay());
    }

    /** From now on, as long between two requests as the shop wants, if that is longer. */
    void slowDown(Duration wanted) {
        Duration delay = wanted.compareTo(config.delay()) > 0 ? wanted : config.delay();
        pace = new Pace(delay, delay.compareTo(config.longestDelay()) > 0 ? delay : config.longestDelay());
    }

    /** @return fails as {@link Pages#get} does */
    Uni<Answer> get(URI address, Limit limit) {
        return attempt(address, limit, 1);
    }

    private Uni<Answer> attempt(URI address, Limit limit, int number) {
        return turn().chain(() -> timed(address, limit))
                .onFailure(failure -> mayHelp(failure, number))
                .recoverWithUni(failure -> rest(number).chain(() -> attempt(address, limit, number + 1)));
    }

    /** Whoever already waited when the shop asked for a rest waits again. */
    private Uni<Void> turn() {
        return pause(pace.turn(System.nanoTime()) - System.nanoTime())
                .chain(() -> pace.isResting(System.nanoTime()) ? turn() : Uni.createFrom().voidItem());
    }

    private Uni<Answer> timed(URI address, Limit limit) {
        long begun = System.nanoTime();
        return client.get(address, limit)
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
