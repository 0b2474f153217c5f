package dev.tino.models.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "7 | 7", "0 | 0", "Sat, 31 Jan 2026 12:01:30 GMT | 90",
            "Sat, 31 Jan 2026 11:00:00 GMT | 0", "86400 | 3600", "Sun, 31 Jan 2027 12:00:00 GMT | 3600" })
    void secondsAndDatesAreRead(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "soon", "-1", "1.5", "99999999999999999999", "2026-01-31T12:00:00Z" })
    void whatIsNeitherIsLeftOut(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
    }

    @Test
    void pausesGrowUnlessTheProviderAsksForMore() {
        for (int i = 0; i < 100; i++) {
            BackOff backOff = new BackOff(Patience.USUAL);

            assertThat(backOff.nextDelayInMillis(new ProviderAway("away"))).isBetween(250L, 750L);
            assertThat(backOff.nextDelayInMillis(new ProviderAway("away"))).isBetween(500L, 1500L);
            assertThat(backOff.nextDelayInMillis(new ProviderAway("busy", Optional.of(Duration.ofSeconds(9)))))
                    .isBetween(9_000L, 10_000L);
        }
    }
}
