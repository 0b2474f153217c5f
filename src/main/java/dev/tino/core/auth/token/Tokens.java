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

    /**
     * The claim of an access token that names the system for whose clients it was made; Tino's own carry none. It decides in
     * what shape an address answers that several systems have, and never what somebody may do.
     */
    public static final String CLIENT = "client";

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

    /** @param client see {@link #CLIENT}; null for Tino's own clients */
    public Uni<TokenPair> pair(UUID accountId, Collection<String> roles, RefreshToken refreshToken, String client) {
        return pairs.sign(accountId, roles, refreshToken, client);
    }

    /**
     * Spends a refresh token. Counted against its family: many people refresh from one address.
     *
     * @param address what is counted while nobody knows whose token it is
     */
    public Uni<TokenPair> refresh(String text, String address) {
        return refresh(text, address, null);
    }

    /** @param client see {@link #CLIENT}; null for Tino's own clients */
    public Uni<TokenPair> refresh(String text, String address, String client) {
        RefreshToken token = counted(text, address);
        return families.rotate(token)
                .chain(account -> account != null ? renewed(account, token.successor(), client) : repeated(token, client));
    }

    /**
     * Renews the access token alone, for clients that keep the refresh token of their log-in and know of no other: it is not
     * spent, and comes back as it was. Only the first one of a log-in serves, until its time is over, which this does not
     * put off; once {@link #refresh} has spent it, it can only be a copy here, too, so that a log-in of Tino's own clients
     * is guarded as before.
     *
     * @param address what is counted while nobody knows whose token it is
     * @return null when its log-in is over; fails when it is not ours, or is a copy
     */
    public Uni<TokenPair> renewUnspent(String text, String address, String client) {
        RefreshToken token = counted(text, address);
        return families.find(token.family()).chain(family -> {
            if (family == null) {
                return Uni.createFrom().nullItem();
            }
            return token.generation() == 0 && family.generation() == 0 ? renewed(family.accountId(), token, client)
                    : repeated(token, client);
        });
    }

    private RefreshToken counted(String text, String address) {
        RefreshToken token = pairs.verify(text);
        limits.take(RateClass.REFRESH, token == null ? address : token.family().toString());
        if (token == null) {
            throw refused();
        }
        return token;
    }

    /** A token that is not the current one: a moment late, or a copy. */
    private Uni<TokenPair> repeated(RefreshToken token, String client) {
        return families.find(token.family()).chain(family -> {
            if (family == null || token.generation() >= family.generation()) {
                throw refused();
            }
            if (token.generation() == family.generation() - 1
                    && family.sinceRotation().compareTo(config.refreshGrace()) < 0) {
                return renewed(family.accountId(), token.successor(), client);
            }
            return families.revoke(token.family(), account -> stolen(token.family(), account))
                    .chain(() -> Uni.createFrom().failure(refused()));
        });
    }

    private Uni<TokenPair> renewed(UUID accountId, RefreshToken refreshToken, String client) {
        return standings.of(accountId)
                .onItem().ifNull().failWith(Tokens::refused)
                .chain(standing -> pairs.sign(accountId, standing.roles(), refreshToken, client));
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
