package dev.tino.credit.policy;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What mistakes cost, in any unit; right decisions cost nothing.
 *
 * @param approvedBad of an order that was approved and turns out bad
 * @param refusedGood of an order that was refused and would have been good
 */
public record Costs(
        @NotNull @DecimalMin("0.000001") @DecimalMax("1000000000") @Schema(examples = "5", description = "To approve an order that turns out bad") Double approvedBad,
        @NotNull @DecimalMin("0.000001") @DecimalMax("1000000000") @Schema(examples = "1", description = "To refuse an order that would have been good") Double refusedGood) {

    /**
     * The probability of being good from which on an approval costs less than a refusal, in (0, 1); needs probabilities that
     * are calibrated (Elkan: The Foundations of Cost-Sensitive Learning, IJCAI 2001, section 2.2).
     */
    public double cutOff() {
        return approvedBad / (approvedBad + refusedGood);
    }
}
