package dev.tino.core.web.limit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tino.core.error.CoreError;
import dev.tino.core.error.Failure;
import dev.tino.core.web.limit.RateLimitConfig.Limit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

/**
 * A token bucket for each caller and class of route. A bucket that nobody touched for a whole period is full, so
 * forgetting it loses nothing.
 */
@ApplicationScoped
public class RateLimits {

    private static final int MOST_BUCKETS = 100_000;

    private final RateLimitConfig config;
    private final TimeMeter clock;
    private final Cache<Key, Bucket> buckets;

    @Inject
    RateLimits(RateLimitConfig config) {
        this(config, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(RateLimitConfig config, TimeMeter clock) {
        this.config = config;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder().maximumSize(MOST_BUCKETS)
                .ticker(clock::currentTimeNanos)
                .expireAfterAccess(Arrays.stream(RateClass.values()).map(each -> config.of(each).per())
                        .max(Comparator.naturalOrder()).orElseThrow())
                .build();
    }

    /**
     * Counts a request.
     *
     * @param key who is counted: an account, an address, a family of tokens
     * @return the header fields of the answer that tell where he stands; none while limits are switched off
     * @throws Failure when he has asked too often, with the same fields and {@code Retry-After}
     */
    public Map<String, String> take(RateClass rateClass, String key) {
        if (!config.enabled()) {
            return Map.of();
        }
        Limit limit = config.of(rateClass);
        ConsumptionProbe probe = buckets.get(new Key(rateClass, key), unknown -> full(limit)).tryConsumeAndReturnRemaining(1);
        long nanos = probe.isConsumed() ? limit.per().toNanos() / limit.requests() : probe.getNanosToWaitForRefill();
        var standing = new RateStanding(rateClass, limit, probe.getRemainingTokens(), Duration.ofNanos(nanos));
        if (!probe.isConsumed()) {
            throw refusal(standing);
        }
        return standing.fields();
    }

    private Bucket full(Limit limit) {
        return Bucket.builder().withCustomTimePrecision(clock)
                .addLimit(bandwidth -> bandwidth.capacity(limit.requests()).refillGreedy(limit.requests(), limit.per()))
                .build();
    }

    private static Failure refusal(RateStanding standing) {
        Failure failure = CoreError.TOO_MANY_REQUESTS.because("Too many requests; try again in %d s", standing.seconds())
                .with("Retry-After", Long.toString(standing.seconds()));
        for (var field : standing.fields().entrySet()) {
            failure = failure.with(field.getKey(), field.getValue());
        }
        return failure;
    }

    private record Key(RateClass rateClass, String caller) {
    }
}
