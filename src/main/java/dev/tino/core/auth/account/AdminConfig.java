package dev.tino.core.auth.account;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The first administrator, made at the start; {@link dev.tino.core.auth.StartRequirements} has looked at both. */
@ConfigMapping(prefix = "tino.admin")
interface AdminConfig {

    Optional<String> email();

    Optional<String> password();
}
