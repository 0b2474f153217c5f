package dev.tino.core.web;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.function.Function;

import dev.tino.core.error.Failure;

/** Reads query parameters: a value that cannot be what it should be is a 422 that names the parameter. */
public final class QueryParameter {

    private static final int DEFAULT_LIMIT = 50;
    private static final int GREATEST_LIMIT = 500;
    /** The years of {@link SaneDate}. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-12-31T23:59:59.999999Z");

    private QueryParameter() {
    }

    /** Size of a page: 1 to 500, 50 when absent. */
    public static int limit(String value) {
        Integer limit = read("limit", value, Integer::valueOf, "whole number");
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > GREATEST_LIMIT) {
            throw Failure.invalid("limit", "must be between 1 and " + GREATEST_LIMIT);
        }
        return limit;
    }

    public static LocalDate date(String name, String value) {
        LocalDate date = read(name, value, LocalDate::parse, "date such as 2026-01-31");
        if (date != null && SaneDate.Rule.violation(date) != null) {
            throw Failure.invalid(name, SaneDate.Rule.violation(date));
        }
        return date;
    }

    public static UUID uuid(String name, String value) {
        return read(name, value, UUID::fromString, "UUID");
    }

    public static BigDecimal money(String name, String value) {
        BigDecimal money = read(name, value, BigDecimal::new, "number");
        if (money != null && Money.Rule.violation(money) != null) {
            throw Failure.invalid(name, Money.Rule.violation(money));
        }
        return money;
    }

    public static Instant instant(String name, String value) {
        Instant instant = read(name, value, Instant::parse, "instant such as 2026-01-31T12:00:00Z");
        if (instant != null && (instant.isBefore(EARLIEST) || instant.isAfter(LATEST))) {
            throw Failure.invalid(name, SaneDate.OUT_OF_RANGE);
        }
        return instant;
    }

    /** A whole number that is not negative. */
    public static Integer count(String name, String value) {
        Integer count = read(name, value, Integer::valueOf, "whole number");
        if (count != null && count < 0) {
            throw Failure.invalid(name, "must not be negative");
        }
        return count;
    }

    /** A text to look for, without control characters. */
    public static String text(String name, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String violation = PlainText.Rule.violation(value, 500);
        if (violation != null) {
            throw Failure.invalid(name, violation);
        }
        return Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
    }

    private static <T> T read(String name, String value, Function<String, T> reader, String expected) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            throw Failure.invalid(name, "is not a valid " + expected);
        }
    }
}
