package dev.tino.books.scraping.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The header of <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110</a>: seconds or a date. */
final class RetryAfter {

    private RetryAfter() {
    }

    /** @return zero for what is neither, or over */
    static Duration parse(String header, Instant now) {
        if (header == null) {
            return Duration.ZERO;
        }
        String value = header.strip();
        if (value.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
        } catch (DateTimeException noDate) {
            return Duration.ZERO;
        }
    }
}
