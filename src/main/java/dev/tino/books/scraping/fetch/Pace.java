package dev.tino.books.scraping.fetch;

import java.time.Duration;

/**
 * When the next request may begin. The rate is found as TCP finds its own (additive increase, multiplicative decrease,
 * <a href="https://www.rfc-editor.org/rfc/rfc5681#section-3.1">RFC 5681</a>): each good answer adds a request a second; a
 * shop that says that it is overloaded halves the rate, one that fails or is slow takes a fifth of it, but never below two
 * requests a second, for a page that is broken for good says nothing about the others. Answers to requests that had begun
 * before the last decrease change nothing: they tell of the same trouble.
 *
 * <p>
 * Times are nanoseconds of any one clock. For use by several threads.
 */
final class Pace {

    private static final double SECOND = 1e9;
    private static final double ADDED = 1;
    private static final double OF_OVERLOADED = 0.5;
    private static final double OF_TROUBLED = 0.8;
    private static final double LEAST_OF_TROUBLED = 2;
    /** What no delay at all comes to. */
    private static final double FASTEST = 2_000;

    private final double most;
    private final double least;
    private double rate;
    private long next = Long.MIN_VALUE;
    private long restsUntil = Long.MIN_VALUE;
    private long decreasedAt = Long.MIN_VALUE;

    /**
     * @param shortest between two requests, at which it begins
     * @param longest between two requests when the shop is overloaded
     */
    Pace(Duration shortest, Duration longest) {
        most = rate(shortest);
        least = Math.min(most, rate(longest));
        rate = most;
    }

    private static double rate(Duration delay) {
        return delay.isZero() ? FASTEST : Math.min(FASTEST, SECOND / delay.toNanos());
    }

    /** @return when the next request may begin, which may be over: the turn is taken */
    synchronized long turn(long now) {
        long turn = Math.max(now, next);
        next = turn + (long) (SECOND / rate);
        return turn;
    }

    synchronized void succeeded() {
        rate = Math.min(most, rate + ADDED);
    }

    /** @param begun when the request was sent */
    synchronized void overloaded(long begun, long now) {
        decrease(begun, now, OF_OVERLOADED, least);
    }

    synchronized void troubled(long begun, long now) {
        decrease(begun, now, OF_TROUBLED, Math.min(rate, Math.max(least, LEAST_OF_TROUBLED)));
    }

    private void decrease(long begun, long now, double factor, double floor) {
        if (decreasedAt == Long.MIN_VALUE || begun >= decreasedAt) {
            rate = Math.max(floor, rate * factor);
            decreasedAt = now;
        }
    }

    /** Nobody begins before then. */
    synchronized void rest(long until) {
        next = Math.max(next, until);
        restsUntil = Math.max(restsUntil, until);
    }

    synchronized boolean isResting(long now) {
        return now < restsUntil;
    }

    /** Requests a second. */
    synchronized double rate() {
        return rate;
    }
}
