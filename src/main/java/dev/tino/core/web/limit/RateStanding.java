package dev.tino.core.web.limit;

import java.time.Duration;
import java.util.Map;

import dev.tino.core.web.limit.RateLimitConfig.Limit;

/**
 * Where a caller stands, as
 * <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">draft-ietf-httpapi-ratelimit-headers</a>
 * (10) writes it.
 *
 * @param untilMore when the bucket gets its next token
 */
record RateStanding(RateClass rateClass, Limit limit, long remaining, Duration untilMore) {

    Map<String, String> fields() {
        return Map.of(
                "RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(rateClass.label(), limit.requests(), roundedUp(limit.per())),
                "RateLimit", "\"%s\";r=%d;t=%d".formatted(rateClass.label(), remaining, seconds()));
    }

    long seconds() {
        return roundedUp(untilMore);
    }

    private static long roundedUp(Duration time) {
        return Math.max(1, time.plusNanos(999_999_999).toSeconds());
    }
}
