package dev.tino.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class DependencyTest {

    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private final Dependency dependency = Dependency.used("broker", new Clock() {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }
    });

    @Test
    void healthTellsWhatItIsLikeAndSinceWhen() {
        assertThat(data()).isEqualTo(Map.of("state", "unknown", "since", "2026-01-31T12:00:00Z"));

        now = now.plusSeconds(10);
        dependency.up();
        now = now.plusSeconds(10);
        dependency.up();
        now = now.plusSeconds(7);
        assertThat(data()).isEqualTo(Map.of("state", "up", "since", "2026-01-31T12:00:10Z", "heardSecondsAgo", 7L));

        dependency.away();
        now = now.plusSeconds(3);
        dependency.away();
        assertThat(data()).isEqualTo(Map.of("state", "away", "since", "2026-01-31T12:00:27Z", "heardSecondsAgo", 10L));
    }

    @Test
    void whetherTinoIsReadyIsForWhoNeedsItToSay() {
        dependency.away();

        assertThat(dependency.health(true).getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(dependency.health(false).getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(Dependency.unused("x").health(true).getData().orElseThrow()).containsEntry("state", "unused");
    }

    private Map<String, Object> data() {
        return dependency.health(true).getData().orElseThrow();
    }
}
