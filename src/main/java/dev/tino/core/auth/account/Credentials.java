package dev.tino.core.auth.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.web.PlainText;

/** What somebody tells to log in. */
public record Credentials(
        @NotNull @PlainText(max = 254) @Schema(examples = "ana@example.com") String email,
        @NotNull @Size(max = Passwords.LONGEST) @Schema(examples = "correct horse battery") String password) {

    @Override
    public String toString() {
        return "Credentials[email=%s]".formatted(email);
    }
}
