package dev.tino.finance.transaction;

import java.math.BigDecimal;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came in and went out under one category in one month.
 *
 * @param category null for what is filed under none
 * @param expense negative or zero
 */
public record MonthlyTotal(@Schema(examples = "2026-01") String month, @Schema(nullable = true) UUID categoryId,
        @Schema(nullable = true) String category, BigDecimal income,
        BigDecimal expense, long transactions) {
}
