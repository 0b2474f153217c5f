package dev.tino.models.route;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.web.PlainText;

/** @param reason for the timeline, which may be left out */
public record Rollback(@PlainText(max = 500) @Schema(examples = "It files pharmacies under groceries") String reason) {

    private static final String NO_REASON = "Rolled back by hand";

    /** @param body null when none was sent */
    public static String reason(Rollback body) {
        return body == null || body.reason == null ? NO_REASON : body.reason;
    }
}
