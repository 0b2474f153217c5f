package dev.tino.core.error;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import org.jboss.logging.Logger;

/** Tells of an outage, and again every few seconds while it lasts, however many requests it fails. */
final class OutageLog {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(5);

    private final Logger log;
    private final AtomicLong due = new AtomicLong(System.nanoTime());
    private final LongAdder failed = new LongAdder();

    OutageLog(Logger log) {
        this.log = log;
    }

    void failed(Throwable reason) {
        failed.increment();
        long now = System.nanoTime();
        long turn = due.get();
        if (now - turn >= 0 && due.compareAndSet(turn, now + PAUSE)) {
            log.warnf("The database is away, which failed %d requests: %s", failed.sumThenReset(), reason);
        }
    }
}
