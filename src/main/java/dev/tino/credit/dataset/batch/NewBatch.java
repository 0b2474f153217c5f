package dev.tino.credit.dataset.batch;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;

public record NewBatch(
        @Schema(required = true, minItems = 1, maxItems = MOST_ROWS, type = SchemaType.ARRAY, implementation = Object.class) List<JsonNode> rows) {

    /** Of one lot. */
    public static final int MOST_ROWS = 500;
}
