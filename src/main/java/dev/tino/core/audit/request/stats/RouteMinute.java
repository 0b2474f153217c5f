package dev.tino.core.audit.request.stats;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one route did in one minute.
 *
 * @param route template of the route, or null for whatever no route matched
 * @param errors answers of 500 and above
 * @param refused answers of 400 to 499
 * @param p50 milliseconds within which half of the requests were answered
 */
record RouteMinute(Instant minute, String method, @Schema(nullable = true) String route, long requests, long errors,
        long refused, double p50, double p90, double p99) {
}
