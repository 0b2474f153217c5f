package dev.tino.models.embedding;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;

/** The pauses between the tries of one call: what the provider asks for, else twice as long each time; and some chance. */
final class BackOff implements CustomBackoffStrategy {

    private long millis;

    BackOff(Patience patience) {
        millis = patience.pause().toMillis();
    }

    @Override
    public long nextDelayInMillis(Throwable failure) {
        long own = millis;
        millis *= 2;
        long asked = failure instanceof ProviderAway away ? away.pause().map(Duration::toMillis).orElse(0L) : 0;
        // Never before the provider says, and not everybody at the same moment.
        return asked > 0 ? asked + ThreadLocalRandom.current().nextLong(own / 2 + 1)
                : own / 2 + ThreadLocalRandom.current().nextLong(own + 1);
    }
}
