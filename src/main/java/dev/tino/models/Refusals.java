package dev.tino.models;

import java.time.Duration;

import org.jboss.logging.Logger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tino.core.error.ErrorCode;
import dev.tino.core.error.Failure;

/** Versions that could not be served a moment ago: requests do not try them again and again. */
final class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    /** How long a version that cannot be served is not tried again. */
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST = 1_000;

    private final Cache<ModelVersion, Failure> refused = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(PAUSE)
            .build();
    /** Those that the log tells of already. */
    private final Cache<ModelVersion, ErrorCode> told = Caffeine.newBuilder().maximumSize(MOST).build();

    /** Null when it may be tried. */
    Failure of(ModelVersion version) {
        return refused.getIfPresent(version);
    }

    void note(ModelVersion version, Failure failure) {
        if (failure.code() == ModelError.MODEL_NOT_FOUND) {
            return;
        }
        refused.put(version, failure);
        if (told.asMap().put(version, failure.code()) != failure.code()) {
            LOG.error(failure.detail());
        }
    }

    /** Something was changed under a name: its versions may be tried at once. */
    void forget(String name) {
        refused.asMap().keySet().removeIf(version -> version.name().equals(name));
    }
}
