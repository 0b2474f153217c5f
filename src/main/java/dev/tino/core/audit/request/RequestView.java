package dev.tino.core.audit.request;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A request as it was logged.
 *
 * @param route template of the route, or null when none matched
 * @param status of the answer; 499 when the client broke off before the end of it
 * @param micros from the head of the request to the end of the answer, in microseconds; to the beginning of it where that is
 *        a stream of events
 * @param body what may be kept of it: its shape or, where it holds no personal data, its content
 */
record RequestView(UUID id, Instant time, @Schema(examples = "POST") String method,
        @Schema(nullable = true, examples = "/api/v1/finance/transactions/{id}") String route, String path,
        @Schema(nullable = true) String query, int status, long micros, @Schema(nullable = true) UUID userId,
        @Schema(nullable = true) String address, @Schema(nullable = true, examples = "Firefox 140") String browser,
        @Schema(nullable = true, examples = "Windows 10") String os, @Schema(nullable = true) String traceId,
        @Schema(nullable = true, examples = "{\"transactions\":[{\"date\":10,\"amount\":2},\"... 99 more\"]}") String body) {

    public double millis() {
        return micros / 1_000.0;
    }

    static RequestView of(Row row) {
        return new RequestView(row.getUUID("id"), row.getOffsetDateTime("time").toInstant(), row.getString("method"),
                row.getString("route"), row.getString("path"), row.getString("query"), row.getInteger("status"),
                row.getLong("micros"), row.getUUID("user_id"), row.getString("address"), row.getString("browser"),
                row.getString("os"), row.getString("trace_id"), row.getString("body"));
    }
}
