package dev.tino.core.audit.request.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.tino.core.error.Failure;

/** The time that is looked at, without its end. */
record Span(Instant from, Instant to) {

    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    Span {
        if (from.isAfter(to)) {
            throw Failure.invalid("from", "must not be after to");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Failure.invalid("from", "must be at most 7 days before to");
        }
    }

    /** What was asked for; the last hour before the end, and now for the end, when it was left out. */
    static Span of(Instant from, Instant to, Instant now) {
        Instant end = to == null ? now.truncatedTo(ChronoUnit.MICROS) : to;
        return new Span(from == null ? end.minus(USUAL) : from, end);
    }
}
