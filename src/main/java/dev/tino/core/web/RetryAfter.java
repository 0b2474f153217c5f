package dev.tino.core.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header of <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110</a>: seconds or a date. */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {
    }

    /** @return never negative; empty for what is neither seconds nor a date */
    public static Optional<Duration> parse(String header, Instant now) {
        return header == null ? Optional.empty()
                : pause(header.strip(), now).map(pause -> pause.isNegative() ? Duration.ZERO : pause);
    }

    private static Optional<Duration> pause(String header, Instant now) {
        if (SECONDS.matcher(header).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
        }
        try {
            Instant date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(Duration.between(now, date));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
