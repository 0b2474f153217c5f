package dev.tino.credit.dataset.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How many rows are good, and how many bad. */
public record Counts(long good, long bad) {

    public static final Counts NONE = new Counts(0, 0);

    public static Counts one(boolean good) {
        return new Counts(good ? 1 : 0, good ? 0 : 1);
    }

    @JsonCreator
    static Counts of(long[] both) {
        return new Counts(both[0], both[1]);
    }

    @JsonValue
    long[] both() {
        return new long[] { good, bad };
    }

    public Counts plus(Counts other) {
        return new Counts(good + other.good, bad + other.bad);
    }

    long total() {
        return good + bad;
    }

    /** The errors of whoever always says what is true of most. */
    long lesser() {
        return Math.min(good, bad);
    }
}
