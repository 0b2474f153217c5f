package dev.tino.credit.comparison;

import java.util.UUID;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which versions are to be compared.
 *
 * @param datasetId on whose rows; the orders that were decided on when left out
 */
record NewComparison(@NotNull @Min(1) @Schema(examples = "2") Integer a, @NotNull @Min(1) @Schema(examples = "3") Integer b,
        @Schema(nullable = true, description = "A sealed dataset; the orders that were decided on when left out") UUID datasetId) {
}
