package dev.tino.core.auth;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.web.PlainText;

record Registration(
        @NotNull @PlainText(max = 254) @Email @Schema(examples = "ana@example.com") String email,
        @NotNull @Size(min = 8, max = 128) @Schema(examples = "correct horse battery") String password,
        @PlainText(max = 140) @Schema(examples = "Ana Souza") String name,
        @Pattern(regexp = "[A-Za-z0-9._-]{3,40}", message = "must be 3 to 40 letters, digits, dots, dashes or underscores") @Schema(examples = "ana") String username) {

    @Override
    public String toString() {
        return "Registration[email=%s]".formatted(email);
    }
}
