package dev.tino.chat.run;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run as its owner sees it. The database writes it, for routes and events alike.
 *
 * @param messageId what is answered
 * @param answerId the answer, or what there is of it when the run did not complete
 */
public record RunView(UUID id, UUID talkId, UUID messageId, @Schema(nullable = true) UUID answerId, String status,
        @Schema(nullable = true) Reason error, Instant createdAt, @Schema(nullable = true) Instant startedAt,
        @Schema(nullable = true) Instant finishedAt) {

    /** Why it failed. */
    public record Reason(String code, String detail) {
    }

    public boolean hasEnded() {
        return finishedAt != null;
    }
}
