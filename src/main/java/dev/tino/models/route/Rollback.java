package dev.tino.models.route;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.web.PlainText;

/** @param reason for the timeline, which may be left out */
record Rollback(@PlainText(max = 500) @Schema(examples = "It files pharmacies under groceries") String reason) {
}
