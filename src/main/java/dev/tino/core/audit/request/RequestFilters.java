package dev.tino.core.audit.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tino.core.error.Failure;

/**
 * The filters of the request log as they stand in its page, and what is wrong with them.
 *
 * @param violated name of the first that cannot be read, or empty
 * @param filter null when one of them cannot be read
 */
record RequestFilters(Map<String, String> values, String violated, RequestFilter filter) {

    private static final int MINUTES = "2026-01-31T12:00".length();
    private static final int SECONDS = "2026-01-31T12:00:00".length();

    /** @param query as it came; times may be without a zone, as a browser's field gives them */
    static RequestFilters of(RequestQuery query) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("path", text(query.path));
        values.put("status", text(query.status));
        values.put("user", text(query.user));
        values.put("from", text(query.from));
        values.put("to", text(query.to));
        values.put("minMillis", text(query.minMillis));
        query.from = inUtc(query.from);
        query.to = inUtc(query.to);
        try {
            return new RequestFilters(values, "", query.filter());
        } catch (Failure unreadable) {
            return new RequestFilters(values, unreadable.violations().get(0).field(), null);
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static String inUtc(String time) {
        if (time == null) {
            return null;
        }
        return time.length() == MINUTES ? time + ":00Z" : time.length() == SECONDS ? time + "Z" : time;
    }

    public String path() {
        return values.get("path");
    }

    public String status() {
        return values.get("status");
    }

    public String user() {
        return values.get("user");
    }

    /** As a browser's field takes it. */
    public String from() {
        return withoutZone(values.get("from"));
    }

    public String to() {
        return withoutZone(values.get("to"));
    }

    public String minMillis() {
        return values.get("minMillis");
    }

    private static String withoutZone(String time) {
        return time.endsWith("Z") ? time.substring(0, time.length() - 1) : time;
    }

    /** An address of the page with these filters, those that are empty left out. */
    public String address() {
        return address(Map.of());
    }

    public String addressOfUser(String user) {
        return address(Map.of("user", user));
    }

    public String addressOfMore(String cursor) {
        String filtered = address();
        return filtered.replaceFirst("/ui/requests", "/ui/requests/rows") + (filtered.indexOf('?') < 0 ? '?' : '&') + "cursor="
                + encoded(cursor);
    }

    private String address(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(others);
        String query = all.entrySet().stream().filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue())).collect(Collectors.joining("&"));
        return query.isEmpty() ? "/ui/requests" : "/ui/requests?" + query;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
