package dev.tino.core.audit.request.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was asked in a span, in all, point by point and route by route, beside the span of the same length before it. */
final class Traffic {

    private static final Load NONE = new Load();
    /** A point that has hardly begun says nothing yet. */
    private static final double LEAST_PART = 0.25;

    private final TrafficSpan span;
    private final Instant from;
    private final Instant to;
    private final Load total = new Load();
    private final Load before = new Load();
    private final Map<Instant, Load> points = new HashMap<>();
    private final Map<Route, Load> routes = new HashMap<>();
    private boolean cut;
    private boolean isBeforeKept = true;

    Traffic(TrafficSpan span, Instant now) {
        this.span = span;
        this.from = span.begin(now);
        this.to = now;
    }

    /** @param name template of the route, or empty for whatever no route matched */
    record Route(String method, String name) {
    }

    record RouteLoad(Route route, Load load) {
    }

    /**
     * @param time when it begins
     * @param minutes that it lasts, or has lasted until now
     */
    record Point(Instant time, double minutes, Load load) {
    }

    TrafficSpan span() {
        return span;
    }

    Instant from() {
        return from;
    }

    Instant to() {
        return to;
    }

    /** Where the span before begins, as long as this one has lasted until now. */
    Instant fromBefore() {
        return from.minus(span.length());
    }

    Instant toBefore() {
        return to.minus(span.length());
    }

    Load total() {
        return total;
    }

    Load before() {
        return before;
    }

    /** Whether there were more requests than are looked at. */
    boolean isCut() {
        return cut;
    }

    void cut() {
        cut = true;
    }

    /** Notes the first instant of which requests are kept. */
    void keptFrom(Instant oldest) {
        isBeforeKept = !oldest.isAfter(fromBefore());
    }

    /** Whether both this span and the one before are told whole: of a part nothing is told by what all of another was. */
    boolean isComparable() {
        return !cut && isBeforeKept;
    }

    /** Where to add what was asked in a slot. */
    List<Load> loadsOf(Instant slot) {
        if (slot.isBefore(from)) {
            return slot.isBefore(toBefore()) ? List.of(before) : List.of();
        }
        return List.of(total, points.computeIfAbsent(span.pointOf(slot), point -> new Load()));
    }

    /** Where to add what was asked of a route. */
    Load loadOf(Route route) {
        return routes.computeIfAbsent(route, unseen -> new Load());
    }

    /** In the order of time, those too in which nobody asked for anything. */
    List<Point> points() {
        List<Point> all = new ArrayList<>();
        for (Instant time = from; time.isBefore(to); time = time.plus(span.point())) {
            Duration lasted = Duration.between(time, to);
            Duration length = lasted.compareTo(span.point()) < 0 ? lasted : span.point();
            if (length.toMillis() >= LEAST_PART * span.point().toMillis()) {
                all.add(new Point(time, length.toMillis() / 60_000.0, points.getOrDefault(time, NONE)));
            }
        }
        return all;
    }

    List<RouteLoad> routes() {
        return routes.entrySet().stream().map(entry -> new RouteLoad(entry.getKey(), entry.getValue())).toList();
    }
}
