package dev.tino.core.audit.retention;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** New days for some names; the others stay as they are. */
record RetentionChange(@NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Item> items) {

    record Item(@NotNull @Schema(examples = "requests") String name,
            @NotNull @Min(RetentionDays.LEAST) @Max(RetentionDays.MOST) @Schema(examples = "30") Integer days) {
    }
}
