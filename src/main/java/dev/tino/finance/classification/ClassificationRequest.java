package dev.tino.finance.classification;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code POST /classifications} takes as JSON. */
public record ClassificationRequest(
        @Schema(required = true, minItems = 1, maxItems = 10_000) List<UnclassifiedLine> transactions) {
}
