package dev.tino.chat.talk;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.web.KnownFieldsOnly;
import dev.tino.core.web.PlainText;

@KnownFieldsOnly
public record NewName(@NotNull @PlainText(max = 200) @Schema(examples = "Vendas de janeiro") String name) {
}
