package dev.tino.chat.run;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.web.KnownFieldsOnly;
import dev.tino.core.web.PlainText;

/** A talk, by what is said first in it. */
@KnownFieldsOnly
record NewTalk(
        @NotNull @PlainText(max = NewMessage.MOST_CHARACTERS, lines = true) @Schema(examples = "Quanto vendemos em janeiro?") String message) {
}
