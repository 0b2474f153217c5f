package dev.tino.core.auth.token;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.audit.activity.Activity;
import dev.tino.core.auth.AuthConfig;
import dev.tino.core.auth.AuthError;
import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/**
 * Lets people in and keeps them in. A refresh token is spent by its use; two tabs, or an answer that got lost, may use
 * it again for a moment and get the same successor. One that is older can only be a copy: its family is revoked
 * (<a href="https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2">RFC 9700, 4.14.2</a>).
 */
@ApplicationScoped
public class Tokens {

    private final TokenFamilies families;
    private final TokenPairs pairs;
    private final Standings standings;
    private final RateLimits limits;
    private final AuthConfig config;

    Tokens(TokenFamilies families, TokenPairs pairs, Standings standings, RateLimits limits, AuthConfig config) {
        this.families = families;
        this.pairs = pairs;
        this.standings = standings;
        this.limits = limits;
        this.config = config;
    }

    /** Begins a family for somebody who has just proved who he is; {@link #pair} signs what it gives. */
    public Uni<RefreshToken> begin(SqlClient transaction, UUID accountId) {
        return families.begin(transaction, accountId).map(family -> new RefreshToken(family, 0));
    }

    public Uni<TokenPair> pair(UUID accountId, Collection<String> roles, RefreshToken refreshToken) {
        return pairs.sign(accountId, roles, refreshToken);
    }

    /**
     * Spends a refresh token. Counted against its family: many people refresh from one address.
     *
     * @param address what is counted while nobody knows whose token it is
     */
    public Uni<TokenPair> refresh(String text, String address) {
        RefreshToken token = pairs.verify(text);
        limits.take(RateClass.REFRESH, token == null ? address : token.family().toString());
        if (token == null) {
            throw refused();
        }
        return families.rotate(token)
                .chain(account -> account != null ? renewed(account, token) : repeated(token));
    }

    /** A token that is not the current one: a moment late, or a copy. */
    private Uni<TokenPair> repeated(RefreshToken token) {
        return families.find(token.family()).chain(family -> {
            if (family == null || token.generation() >= family.generation()) {
                throw refused();
            }
            if (token.generation() == family.generation() - 1
                    && family.sinceRotation().compareTo(config.refreshGrace()) < 0) {
                return renewed(family.accountId(), token);
            }
            return families.revoke(token.family(), account -> stolen(token.family(), account))
                    .chain(() -> Uni.createFrom().failure(refused()));
        });
    }

    private Uni<TokenPair> renewed(UUID accountId, RefreshToken spent) {
        return standings.of(accountId)
                .onItem().ifNull().failWith(Tokens::refused)
                .chain(standing -> pairs.sign(accountId, standing.roles(), spent.successor()));
    }

    /** Ends the log-in that a refresh token belongs to. */
    public Uni<Void> logout(String text) {
        RefreshToken token = pairs.verify(text);
        if (token == null) {
            throw refused();
        }
        return families.revoke(token.family(), account -> Activity.of(account, "session.ended", token.family()));
    }

    /** Who used the copy nobody knows; whose it is a copy of matters. */
    private static Activity stolen(UUID family, UUID account) {
        return Activity.of(null, "session.stolen", family).with(Map.of("account", account.toString()));
    }

    public Uni<Void> revokeAllOf(SqlClient transaction, UUID accountId) {
        return families.revokeAllOf(transaction, accountId);
    }

    private static RuntimeException refused() {
        return AuthError.REFRESH_TOKEN_REFUSED.because("The refresh token is not valid any more: log in again");
    }
}
