package dev.tino.finance.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.web.Money;
import dev.tino.core.web.PlainText;
import dev.tino.core.web.SaneDate;

public record NewTransaction(
        @NotNull @SaneDate @Schema(examples = "2026-01-31") LocalDate date,
        @NotNull @PlainText(max = 500) @Schema(examples = "PADARIA SAO JOAO") String description,
        @NotNull @Money @Schema(examples = "-12.50") BigDecimal amount,
        @PlainText(max = 140) @Schema(examples = "Ana") String person,
        UUID categoryId,
        UUID typeId) {
}
