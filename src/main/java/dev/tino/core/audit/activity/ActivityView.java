package dev.tino.core.audit.activity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An activity of the log.
 *
 * @param actorId null when it was Tino itself or nobody known
 * @param traceId the correlation id of the request that did it
 */
public record ActivityView(long id, Instant time, @Schema(nullable = true) UUID actorId, String action,
        @Schema(nullable = true) String objectId, Map<String, Object> detail, @Schema(nullable = true) String traceId) {
}
