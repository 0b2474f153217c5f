package dev.tino.core.auth.account;

import java.time.Instant;
import java.util.UUID;

import dev.tino.core.auth.token.MachineToken;

/** An account that only machines use, and the token by which they get in. */
public record MachineAccount(UUID id, String role, Instant createdAt, MachineToken token) {
}
