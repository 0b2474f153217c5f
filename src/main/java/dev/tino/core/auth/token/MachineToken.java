package dev.tino.core.auth.token;

import java.time.Instant;
import java.util.UUID;

/**
 * The token by which a machine gets into its account.
 *
 * @param text the signed token, which is kept nowhere: show it once
 */
public record MachineToken(UUID id, UUID accountId, String role, Instant createdAt, Instant expiresAt, String text) {

    @Override
    public String toString() {
        return "MachineToken[%s]".formatted(id);
    }
}
