package dev.tino.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "7 | 7", "0 | 0", "Sat, 31 Jan 2026 12:01:30 GMT | 90",
            "Sat, 31 Jan 2026 11:00:00 GMT | 0", "86400 | 86400", "Sun, 31 Jan 2027 12:00:00 GMT | 31536000" })
    void secondsAndDatesAreRead(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "soon", "-1", "1.5", "99999999999999999999", "2026-01-31T12:00:00Z" })
    void whatIsNeitherIsLeftOut(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
    }
}
