package dev.tino.models.route;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.web.PlainText;

/** @param reason for the timeline */
record NewChampion(@NotNull @Min(1) @Schema(examples = "3") Integer version,
        @NotNull @PlainText(max = 500) @Schema(examples = "Fewer mistakes on groceries") String reason) {
}
