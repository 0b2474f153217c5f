package dev.tino.finance.category;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.web.PlainText;

record NewName(@NotNull @PlainText(max = OwnedName.MAX_LENGTH) @Schema(examples = "Jardim") String name) {
}
