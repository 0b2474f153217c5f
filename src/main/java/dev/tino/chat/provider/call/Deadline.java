package dev.tino.chat.provider.call;

import java.time.Duration;

import io.vertx.core.Vertx;

/** Ends what does not come to an end, begins too late or falls silent. To be used on one event loop. */
final class Deadline {

    private final Vertx vertx;
    private final Bounds bounds;
    private final Runnable missed;
    private final long end;
    private long next;
    private long armed;
    private long timer;

    /** @param missed called once at most, on the event loop that it is made on */
    Deadline(Vertx vertx, Bounds bounds, Runnable missed) {
        this.vertx = vertx;
        this.bounds = bounds;
        this.missed = missed;
        long now = System.nanoTime();
        this.end = now + bounds.longest().toNanos();
        this.next = now + bounds.firstToken().toNanos();
        look();
    }

    /** There is a sign of life. */
    void heard() {
        next = System.nanoTime() + bounds.betweenTokens().toNanos();
        // A timer that comes too early looks again: to set one for each token would cost more than the token.
        if (armed - next > 0) {
            cancel();
            look();
        }
    }

    private void look() {
        armed = next - end < 0 ? next : end;
        long left = armed - System.nanoTime();
        if (left <= 0) {
            missed.run();
        } else {
            timer = vertx.setTimer(Math.max(1, Duration.ofNanos(left).plusNanos(999_999).toMillis()), elapsed -> look());
        }
    }

    void cancel() {
        vertx.cancelTimer(timer);
    }
}
