package dev.tino.core.audit.request.traffic;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import dev.tino.core.audit.request.traffic.Traffic.Point;
import dev.tino.core.audit.request.traffic.Traffic.RouteLoad;
import dev.tino.core.web.page.Chart;
import dev.tino.core.web.page.Chart.Series;

/** Traffic as its page tells it. */
record TrafficView(Traffic traffic, RouteOrder order, TrafficMessages words) {

    /** @param change null when there is nothing to compare with */
    record Tile(String label, Amount value, Change change) {
    }

    record SpanLink(String text, String label, boolean isCurrent) {
    }

    record RouteLine(String method, String name, long requests, long errors, long refused, Amount errorRate, Amount p50,
            Amount p90, Amount p99) {

        static RouteLine of(RouteLoad line) {
            Load load = line.load();
            return new RouteLine(line.route().method(), line.route().name(), load.requests(), load.errors(), load.refused(),
                    Amount.percent(load.errorRate()), Amount.millis(load.p50()), Amount.millis(load.p90()),
                    Amount.millis(load.p99()));
        }
    }

    public String address() {
        return TrafficPageResource.PATH + "?span=" + traffic.span().text() + "&sort=" + order.text();
    }

    public String span() {
        return traffic.span().text();
    }

    public String sort() {
        return order.text();
    }

    public boolean isEmpty() {
        return traffic.total().requests() == 0;
    }

    public boolean isCut() {
        return traffic.isCut();
    }

    public List<SpanLink> spans() {
        return Arrays.stream(TrafficSpan.values())
                .map(span -> new SpanLink(span.text(), label(span), span == traffic.span())).toList();
    }

    private String label(TrafficSpan span) {
        return switch (span) {
            case HOUR -> words.hour();
            case DAY -> words.day();
            case WEEK -> words.week();
            case MONTH -> words.month();
        };
    }

    public List<Tile> tiles() {
        Load now = traffic.total();
        Load before = traffic.isComparable() ? traffic.before() : new Load();
        return List.of(
                new Tile(words.requests(), Amount.of(now.requests()),
                        Change.ofNumber(now.requests(), before.requests())),
                new Tile(words.errorRate(), Amount.percent(now.errorRate()),
                        Change.ofRate(now.errorRate(), before.errorRate(), words.points())),
                new Tile(words.refused(), Amount.percent(now.refusedRate()),
                        Change.ofRate(now.refusedRate(), before.refusedRate(), words.points())),
                new Tile(words.p50(), Amount.millis(now.p50()), Change.ofLatency(now.p50(), before.p50())),
                new Tile(words.p99(), Amount.millis(now.p99()), Change.ofLatency(now.p99(), before.p99())));
    }

    public Chart requestsChart() {
        return Chart.overTime("line", words.unitPerMinute(), times(), new Series(words.requests(), perMinute(Load::requests)),
                new Series(words.refused(), perMinute(Load::refused), "warn"),
                new Series(words.errors(), perMinute(Load::errors), "bad"));
    }

    public Chart latencyChart() {
        return Chart.overTime("line", "ms", times(), new Series("p50", millis(Load::p50)), new Series("p90", millis(Load::p90)),
                new Series("p99", millis(Load::p99)));
    }

    public Double mostRequests() {
        return perMinute(Load::requests).stream().max(Double::compare).orElse(null);
    }

    public Double mostErrors() {
        return perMinute(Load::errors).stream().max(Double::compare).orElse(null);
    }

    public Amount slowest() {
        return Amount.millis(millis(Load::p99).stream().filter(Objects::nonNull).max(Double::compare).orElse(null));
    }

    public List<RouteLine> routes() {
        return traffic.routes().stream().sorted(order.comparator()).map(RouteLine::of).toList();
    }

    private List<Instant> times() {
        return traffic.points().stream().map(Point::time).toList();
    }

    private List<Double> perMinute(Function<Load, Long> number) {
        return traffic.points().stream().map(point -> rounded(number.apply(point.load()) / point.minutes())).toList();
    }

    private List<Double> millis(Function<Load, Double> percentile) {
        return traffic.points().stream().map(point -> rounded(percentile.apply(point.load()))).toList();
    }

    private static Double rounded(Double value) {
        return value == null ? null : Math.rint(value * 100) / 100;
    }
}
