package dev.tino.core.audit.request.traffic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;

import dev.tino.core.audit.request.traffic.Traffic.RouteLoad;
import dev.tino.core.error.Failure;

/** What the table of routes is sorted by, the most of it first. */
enum RouteOrder {

    REQUESTS("requests", load -> (double) load.requests()),
    ERRORS("errors", load -> (double) load.errors()),
    P99("p99", Load::p99);

    private static final Comparator<RouteLoad> BY_NAME = Comparator.comparing((RouteLoad line) -> line.route().name())
            .thenComparing(line -> line.route().method());

    private final String text;
    private final Function<Load, Double> key;

    RouteOrder(String text, Function<Load, Double> key) {
        this.text = text;
        this.key = key;
    }

    /** Reads a query parameter; by requests when it is absent. */
    static RouteOrder parse(String value) {
        if (value == null || value.isEmpty()) {
            return REQUESTS;
        }
        return Arrays.stream(values()).filter(order -> order.text.equals(value)).findFirst()
                .orElseThrow(() -> Failure.invalid("sort", "must be one of requests, errors and p99"));
    }

    /** As it stands in the address. */
    String text() {
        return text;
    }

    Comparator<RouteLoad> comparator() {
        return Comparator.comparing((RouteLoad line) -> key.apply(line.load())).reversed().thenComparing(BY_NAME);
    }
}
