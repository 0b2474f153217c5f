package dev.tino.core.web.limit;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "tino.limits")
public interface RateLimitConfig {

    @WithDefault("true")
    boolean enabled();

    Limit auth();

    Limit refresh();

    Limit read();

    Limit write();

    Limit inference();

    default Limit of(RateClass rateClass) {
        return switch (rateClass) {
            case AUTH -> auth();
            case REFRESH -> refresh();
            case READ -> read();
            case WRITE -> write();
            case INFERENCE -> inference();
        };
    }

    interface Limit {

        /** How many at once, and how many again within the time. */
        @Min(1)
        int requests();

        @WithDefault("PT1M")
        @DurationMin(seconds = 1)
        Duration per();
    }
}
