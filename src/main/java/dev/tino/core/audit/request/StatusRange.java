package dev.tino.core.audit.request;

import java.util.regex.Pattern;

import dev.tino.core.error.Failure;

/** Statuses that are asked for: one, such as {@code 404}, or a class of them, such as {@code 5xx}. */
record StatusRange(int first, int last) {

    private static final Pattern ONE = Pattern.compile("[1-5]\\d\\d");
    private static final Pattern CLASS = Pattern.compile("[1-5]xx");

    /** Reads a query parameter; null when it is absent. */
    static StatusRange parse(String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (ONE.matcher(value).matches()) {
            return new StatusRange(Integer.parseInt(value), Integer.parseInt(value));
        }
        if (CLASS.matcher(value).matches()) {
            int first = (value.charAt(0) - '0') * 100;
            return new StatusRange(first, first + 99);
        }
        throw Failure.invalid("status", "is not a valid status such as 404 or 5xx");
    }
}
