package dev.tino.credit.policy;

import jakarta.validation.Valid;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.error.Failure;

/** @param thresholds those of the present policy when left out, as are the costs */
record NewPolicy(@Valid @Schema(nullable = true) Thresholds thresholds, @Valid @Schema(nullable = true) Costs costs) {

    /** Every field, those that are left out as they were before. */
    NewPolicy over(Policy before) {
        return new NewPolicy(thresholds == null ? before.thresholds() : thresholds, costs == null ? before.costs() : costs);
    }

    /** @throws Failure when there is nothing in it, or the thresholds are the wrong way round */
    void check() {
        if (thresholds == null && costs == null) {
            throw Failure.invalid("thresholds", "or costs must be there");
        }
        if (thresholds != null && thresholds.refuse() > thresholds.approve()) {
            throw Failure.invalid("thresholds.refuse", "must not be greater than thresholds.approve");
        }
    }
}
