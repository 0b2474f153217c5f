package dev.tino.core.audit.request.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import dev.tino.core.error.Failure;

/** The time that is looked at, until now. Each begins with a slot of the roll-up. */
enum TrafficSpan {

    HOUR("1h", Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1)),
    DAY("24h", Duration.ofDays(1), Duration.ofMinutes(15), Duration.ofMinutes(15), Duration.ofHours(1)),
    WEEK("7d", Duration.ofDays(7), Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(1)),
    MONTH("30d", Duration.ofDays(30), Duration.ofHours(6), Duration.ofHours(1), Duration.ofDays(1));

    private final String text;
    private final Duration length;
    /** Of one point of a chart. */
    private final Duration point;
    /** Of the slots of all routes together, and of those by route. */
    private final Duration slot;
    private final Duration routeSlot;

    TrafficSpan(String text, Duration length, Duration point, Duration slot, Duration routeSlot) {
        this.text = text;
        this.length = length;
        this.point = point;
        this.slot = slot;
        this.routeSlot = routeSlot;
    }

    /** Reads a query parameter; an hour when it is absent. */
    static TrafficSpan parse(String value) {
        if (value == null || value.isEmpty()) {
            return HOUR;
        }
        return Arrays.stream(values()).filter(span -> span.text.equals(value)).findFirst()
                .orElseThrow(() -> Failure.invalid("span", "must be one of 1h, 24h, 7d and 30d"));
    }

    /** As it stands in the address. */
    String text() {
        return text;
    }

    Duration length() {
        return length;
    }

    Duration point() {
        return point;
    }

    int slotSeconds() {
        return (int) slot.toSeconds();
    }

    int routeSlotSeconds() {
        return (int) routeSlot.toSeconds();
    }

    /** So that the running slot by route is the last. */
    Instant begin(Instant now) {
        return floor(now, routeSlot).plus(routeSlot).minus(length);
    }

    Instant pointOf(Instant time) {
        return floor(time, point);
    }

    private static Instant floor(Instant time, Duration slot) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), slot.toSeconds()) * slot.toSeconds());
    }
}
