package dev.tino.models.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class BackOffTest {

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
