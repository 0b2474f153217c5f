package dev.tino.core.auth.account;

import java.util.List;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.core.web.Role;

/** The roles that somebody is to have from now on. */
record Roles(@NotEmpty @Schema(examples = "[\"user\", \"analyst\"]") List<@NotNull @RoleName String> roles) {

    static final List<String> OF_EVERYBODY = List.of(Role.USER);
}
