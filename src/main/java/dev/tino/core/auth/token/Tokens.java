package dev.tino.core.auth.token;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.auth.AuthConfig;
import dev.tino.core.auth.AuthError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/**
 * Lets people in and keeps them in. A refresh token is spent by its use; two tabs, or an answer that got lost, may use
 * it again for a moment and get the same successor. One that is older can only be a copy: its family is revoked
 * (<a href="https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2">RFC 9700, 4.14.2</a>).
 */
@ApplicationScoped
public class Tokens {

    private static final String PURPOSE = "refresh tokens";

    private final TokenFamilies families;
    private final AccessTokens accessTokens;
    private final Standings standings;
    private final Activities activities;
    private final AuthConfig config;
    private final Pool pool;
    private final Vertx vertx;
    private final List<byte[]> secrets;

    Tokens(TokenFamilies families, AccessTokens accessTokens, Standings standings, Activities activities, AuthConfig config,
            SigningKeys keys, Pool pool, Vertx vertx) {
        this.families = families;
        this.accessTokens = accessTokens;
        this.standings = standings;
        this.activities = activities;
        this.config = config;
        this.pool = pool;
        this.vertx = vertx;
        this.secrets = keys.secrets(PURPOSE);
    }

    /** Begins a family for somebody who has just proved who he is; {@link #pair} signs what it gives. */
    public Uni<RefreshToken> begin(SqlClient transaction, UUID accountId) {
        return families.begin(transaction, accountId, config.refreshTokenLifetime())
                .map(family -> new RefreshToken(family, 0));
    }

    /** Spends a refresh token. */
    public Uni<TokenPair> refresh(String text) {
        RefreshToken token = verify(text);
        return families.rotate(token, config.refreshTokenLifetime())
                .chain(account -> account != null ? pair(account, token.successor()) : repeated(token));
    }

    /** A token that is not the current one: a moment late, or a copy. */
    private Uni<TokenPair> repeated(RefreshToken token) {
        return families.find(token.family()).chain(family -> {
            if (family == null || token.generation() >= family.generation()) {
                throw refused();
            }
            if (token.generation() == family.generation() - 1
                    && family.sinceRotation().compareTo(config.refreshGrace()) < 0) {
                return pair(family.accountId(), token.successor());
            }
            return revoke(token.family(), "session.stolen").chain(() -> Uni.createFrom().failure(refused()));
        });
    }

    /** Ends the log-in that a refresh token belongs to. */
    public Uni<Void> logout(String text) {
        return revoke(verify(text).family(), "session.ended");
    }

    private RefreshToken verify(String text) {
        RefreshToken token = RefreshToken.verify(text, secrets);
        if (token == null) {
            throw refused();
        }
        return token;
    }

    public Uni<Void> revokeAllOf(SqlClient client, UUID accountId) {
        return families.revokeAllOf(client, accountId);
    }

    private Uni<Void> revoke(UUID family, String action) {
        return pool.withTransaction(transaction -> families.revoke(transaction, family)
                .chain(account -> account == null ? Uni.createFrom().voidItem()
                        : activities.record(transaction, Activity.of(account, action, family))));
    }

    private Uni<TokenPair> pair(UUID accountId, RefreshToken refreshToken) {
        return standings.of(accountId)
                .onItem().ifNull().failWith(Tokens::refused)
                .chain(standing -> pair(accountId, standing.roles(), refreshToken));
    }

    public Uni<TokenPair> pair(UUID accountId, Collection<String> roles, RefreshToken refreshToken) {
        // Signing takes a millisecond of CPU.
        return vertx.executeBlocking(() -> new TokenPair(accessTokens.sign(accountId, roles),
                refreshToken.sign(secrets.get(0)), "Bearer", config.accessTokenLifetime().toSeconds()), false);
    }

    private static RuntimeException refused() {
        return AuthError.REFRESH_TOKEN_REFUSED.because("The refresh token is not valid any more: log in again");
    }
}
