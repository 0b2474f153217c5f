package dev.tino.core.auth.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

record PasswordChange(
        @NotNull @Size(max = Passwords.LONGEST) @Schema(examples = "correct horse battery") String current,
        @JsonProperty("new") @NotNull @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST) @Schema(examples = "wrong donkey charger") String replacement) {

    @Override
    public String toString() {
        return "PasswordChange[]";
    }
}
