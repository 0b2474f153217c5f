package dev.tino.core.database;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What tells of an absent database once an outage. Connections that broke during it are found one by one afterwards, between
 * answers; so it is over only with an answer behind which nothing has failed for a while.
 */
public final class Outage {

    private static final long CALM_NANOS = Duration.ofSeconds(15).toNanos();

    private final LongSupplier nanos;
    private boolean goingOn;
    private long lastFailure;

    public Outage() {
        this(System::nanoTime);
    }

    Outage(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The database does not do its part; returns whether this begins an outage. */
    public synchronized boolean begins() {
        boolean begins = !goingOn;
        goingOn = true;
        lastFailure = nanos.getAsLong();
        return begins;
    }

    /** The database answered; returns whether this ends an outage. */
    public synchronized boolean ends() {
        boolean ends = goingOn && nanos.getAsLong() - lastFailure >= CALM_NANOS;
        goingOn &= !ends;
        return ends;
    }
}
