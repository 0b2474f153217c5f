package dev.tino.chat.run;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.web.KnownFieldsOnly;
import dev.tino.core.web.PlainText;

/** What somebody says. Who he is, and that he is no assistant, is not for him to say. */
@KnownFieldsOnly
public record NewMessage(
        @NotNull @PlainText(max = MOST_CHARACTERS, lines = true) @Schema(examples = "E em fevereiro?") String content) {

    static final int MOST_CHARACTERS = 20_000;
}
