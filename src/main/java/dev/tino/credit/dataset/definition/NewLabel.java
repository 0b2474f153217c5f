package dev.tino.credit.dataset.definition;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tino.core.web.PlainText;
import dev.tino.credit.dataset.field.ObjectCheck;

/** The field that tells what became of an order, and its values: texts, numbers or booleans. */
public record NewLabel(@NotNull @PlainText(max = ObjectCheck.LONGEST_NAME) String field,
        @NotNull @Size(min = 1, max = 20) @Schema(type = SchemaType.ARRAY, implementation = Object.class) List<JsonNode> approve,
        @NotNull @Size(min = 1, max = 20) @Schema(type = SchemaType.ARRAY, implementation = Object.class) List<JsonNode> refuse) {
}
