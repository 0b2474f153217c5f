package dev.tino.core.audit.request;

import java.util.UUID;

/** A request as it is kept: redacted, of bounded length. */
record RequestRow(UUID id, SeenRequest seen, String route, String path, String query, String browser, String os, String traceId,
        String body) {
}
