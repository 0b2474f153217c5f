package dev.tino.core.auth.token;

import java.time.Instant;
import java.util.UUID;

/**
 * An API token as its owner sees it.
 *
 * @param prefix how the token begins
 */
record ApiTokenView(UUID id, String name, String prefix, Instant createdAt, Instant expiresAt) {

    static ApiTokenView of(ApiToken token) {
        return new ApiTokenView(token.id(), token.name(), token.prefix(), token.createdAt(), token.expiresAt());
    }
}
