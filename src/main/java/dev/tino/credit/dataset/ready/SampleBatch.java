package dev.tino.credit.dataset.ready;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ready body of a lot. */
record SampleBatch(
        @Schema(type = SchemaType.ARRAY, implementation = Object.class) List<Map<String, Object>> rows) {
}
