package dev.tino.core.audit.request.stats;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of statistics, newest minute first, with what they come to in all.
 *
 * @param requests in all of the span, on every page of it as they were counted for the first
 * @param errorRate share of answers of 500 and above, 0 when there were no requests
 */
record StatsPage(Instant from, Instant to, long requests, long errors, long refused, double errorRate,
        List<RouteMinute> items, @Schema(nullable = true) String nextCursor) {
}
