package dev.tino.core.auth.token;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.crypto.Hmac;
import dev.tino.core.crypto.KeyFolder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Signs what lets somebody in, and tells whether a refresh token was signed here. */
@ApplicationScoped
class TokenPairs {

    private static final String PURPOSE = "refresh tokens";

    private final AccessTokens accessTokens;
    private final Vertx vertx;
    private final List<Hmac> secrets;

    TokenPairs(AccessTokens accessTokens, KeyFolder keys, Vertx vertx) {
        this.accessTokens = accessTokens;
        this.vertx = vertx;
        this.secrets = keys.hmacs(PURPOSE);
    }

    Uni<TokenPair> sign(UUID accountId, Collection<String> roles, RefreshToken refreshToken, String client) {
        // It takes a millisecond of CPU.
        return vertx.executeBlocking(() -> new TokenPair(accessTokens.sign(accountId, roles, client),
                refreshToken.sign(secrets.get(0)), "Bearer", accessTokens.lifetime().toSeconds()), false);
    }

    /** What a text is as a refresh token, or null when none of our keys signed it. */
    RefreshToken verify(String text) {
        return RefreshToken.verify(text, secrets);
    }
}
