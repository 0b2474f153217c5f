package dev.tino.core.job;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A job to be queued.
 *
 * @param kind the {@link JobHandler#kind} of who will do it
 * @param ownerId whose it is, or null when it is Tino's own and only administrators may see it
 * @param input in as many parts as its handler reads it in; none when the kind says all. Sealed at rest
 * @param delay how long it waits before its first attempt
 */
public record NewJob(String kind, UUID ownerId, List<byte[]> input, Duration delay) {

    public NewJob {
        input = List.copyOf(input);
    }

    public NewJob(String kind, UUID ownerId, List<byte[]> input) {
        this(kind, ownerId, input, Duration.ZERO);
    }
}
