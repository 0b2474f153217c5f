package dev.tino.core.job.route;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A job as its owner sees it. The database writes it, for lists and events alike.
 *
 * @param stage counts the stages of its kind, from 0
 * @param attempts how often it was begun; going on with a next stage begins nothing anew
 * @param expiresAt until when its result can be read, or it can be sent again
 */
public record JobView(UUID id, String kind, String status, int stage, Progress progress, int attempts,
        @Schema(nullable = true) Reason error, Instant createdAt, @Schema(nullable = true) Instant startedAt,
        @Schema(nullable = true) Instant finishedAt, @Schema(nullable = true) Instant expiresAt) {

    public record Progress(long done, long total) {
    }

    /** Why it failed. */
    public record Reason(String code, String detail) {
    }
}
