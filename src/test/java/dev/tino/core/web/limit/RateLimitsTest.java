package dev.tino.core.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.tino.core.error.Failure;
import io.github.bucket4j.TimeMeter;
import io.smallrye.config.SmallRyeConfigBuilder;

class RateLimitsTest {

    private final Clock clock = new Clock();
    private final RateLimits limits = new RateLimits(config(true), clock);

    @Test
    void whatIsOverTheLimitIsRefusedUntilTimeHasPassed() {
        take(3);

        Failure refused = refusal();
        clock.advance(Duration.ofMillis(19_500));
        Failure tooSoon = refusal();
        clock.advance(Duration.ofMillis(500));

        assertThat(refused.code().status()).isEqualTo(429);
        assertThat(refused.headers()).containsOnly(
                entry("Retry-After", "20"),
                entry("RateLimit-Policy", "\"auth\";q=3;w=60"),
                entry("RateLimit", "\"auth\";r=0;t=20"));
        assertThat(tooSoon.headers()).containsEntry("Retry-After", "1");
        assertThat(limits.take(RateClass.AUTH, "ana")).containsEntry("RateLimit", "\"auth\";r=0;t=20");
    }

    @Test
    void eachCallerAndEachClassHasItsOwnBucket() {
        take(3);

        assertThat(limits.take(RateClass.AUTH, "eve")).containsEntry("RateLimit", "\"auth\";r=2;t=20");
        assertThat(limits.take(RateClass.READ, "ana")).containsEntry("RateLimit-Policy", "\"read\";q=3;w=60");
    }

    @Test
    void aForgottenBucketWasFull() {
        take(3);

        clock.advance(Duration.ofSeconds(61));

        assertThat(limits.take(RateClass.AUTH, "ana")).containsEntry("RateLimit", "\"auth\";r=2;t=20");
    }

    @Test
    void nothingIsCountedWhileLimitsAreOff() {
        var off = new RateLimits(config(false), clock);

        for (int i = 0; i < 10; i++) {
            assertThat(off.take(RateClass.AUTH, "ana")).isEmpty();
        }
    }

    @Test
    void aRefusedRequestCostsNothing() {
        take(3);
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> limits.take(RateClass.AUTH, "ana")).isInstanceOf(Failure.class);
        }

        clock.advance(Duration.ofSeconds(20));

        assertThat(limits.take(RateClass.AUTH, "ana")).containsKey("RateLimit");
    }

    private void take(int times) {
        for (int i = 0; i < times; i++) {
            limits.take(RateClass.AUTH, "ana");
        }
    }

    private Failure refusal() {
        return catchThrowableOfType(Failure.class, () -> limits.take(RateClass.AUTH, "ana"));
    }

    private static RateLimitConfig config(boolean enabled) {
        var builder = new SmallRyeConfigBuilder().withMapping(RateLimitConfig.class)
                .withDefaultValue("tino.limits.enabled", String.valueOf(enabled));
        for (RateClass rateClass : RateClass.values()) {
            builder.withDefaultValue("tino.limits." + rateClass.label() + ".requests", "3");
        }
        return builder.build().getConfigMapping(RateLimitConfig.class);
    }

    private static final class Clock implements TimeMeter {

        private long nanos;

        void advance(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
