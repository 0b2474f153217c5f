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
        // Written for each answer: a format would take longer than the counting.
        String name = '"' + rateClass.label() + '"';
        return Map.of("RateLimit-Policy", name + ";q=" + limit.requests() + ";w=" + roundedUp(limit.per()),
                "RateLimit", name + ";r=" + remaining + ";t=" + seconds());
    }

    long seconds() {
        return roundedUp(untilMore);
    }

    private static long roundedUp(Duration time) {
        return Math.max(1, time.plusNanos(999_999_999).toSeconds());
    }
}
