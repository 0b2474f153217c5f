package dev.tino.finance.classification.job;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.finance.classification.UnclassifiedLine;

/** The body of {@link ClassificationJobResource}, for the OpenAPI document: {@link Lots} reads it. */
record ClassificationJobRequest(
        @Schema(required = true, minItems = 1, maxItems = Lots.MOST_LINES) List<UnclassifiedLine> transactions) {
}
