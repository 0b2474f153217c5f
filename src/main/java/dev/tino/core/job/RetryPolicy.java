package dev.tino.core.job;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * When a failed try is repeated: each wait twice as long as the one before, spread by a fifth so that what failed together
 * does not come back together.
 *
 * @param retries how often a stage is tried again
 * @param delay the wait before the first of them
 * @param random from 0 to 1
 */
record RetryPolicy(int retries, Duration delay, DoubleSupplier random) {

    private static final double SPREAD = 0.2;
    /** Waits do not grow for ever. */
    private static final int MOST_DOUBLINGS = 10;

    /** @param failures tries that failed so far, at least one */
    boolean allows(int failures) {
        return failures <= retries;
    }

    Duration pause(int failures) {
        double factor = 1 - SPREAD + 2 * SPREAD * random.getAsDouble();
        long doubled = delay.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        return Duration.ofMillis(Math.round(doubled * factor));
    }
}
