package dev.tino.credit.policy;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where scores become outcomes.
 *
 * @param approve an order is approved from this score on, in [0, 1]
 * @param refuse an order is refused below this score, in [0, approve]; between the two a person looks at it
 */
public record Thresholds(
        @NotNull @DecimalMin("0") @DecimalMax("1") @Schema(examples = "0.8333", description = "An order is approved from this score on") Double approve,
        @NotNull @DecimalMin("0") @DecimalMax("1") @Schema(examples = "0.5", description = "An order is refused below this score; between the two a person looks at it") Double refuse) {

    public Outcome outcome(double score) {
        if (score >= approve) {
            return Outcome.APPROVE;
        }
        return score < refuse ? Outcome.REFUSE : Outcome.REVIEW;
    }
}
