package dev.tino.core.audit.retention;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All that is kept for a time, with the last run.
 *
 * @param lastRun null when there was none yet
 */
record RetentionView(List<RetentionDays> items, @Schema(nullable = true) String nextCursor,
        @Schema(nullable = true) RetentionRun lastRun) {
}
