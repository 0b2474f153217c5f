package dev.tino.models.embedding;

import java.time.Duration;
import java.util.Optional;

/** A provider gave no vectors now and may give them later. */
final class ProviderAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> pause;

    ProviderAway(String reason) {
        this(reason, Optional.empty());
    }

    /** @param pause how long the provider wants to be left alone */
    ProviderAway(String reason, Optional<Duration> pause) {
        super(reason, null, false, false);
        this.pause = pause;
    }

    Optional<Duration> pause() {
        return pause;
    }
}
