package dev.tino.compat.rating;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.core.auth.account.Session;
import dev.tino.core.auth.account.UserView;
import dev.tino.core.auth.token.TokenPair;

/**
 * What lets somebody in, with what Tino's own log-in tells beside it.
 *
 * @param user left out when tokens are renewed
 */
record Login(@JsonProperty("access_token") String accessToken, @JsonProperty("refresh_token") String refreshToken,
        @JsonProperty("token_type") @Schema(examples = "bearer") String tokenType, @JsonProperty("expires_in") long expiresIn,
        @JsonInclude(Include.NON_NULL) UserView user) {

    private static final String BEARER = "bearer";

    static Login of(Session session) {
        return of(session.tokens(), session.user());
    }

    static Login of(TokenPair pair) {
        return of(pair, null);
    }

    private static Login of(TokenPair pair, UserView user) {
        return new Login(pair.accessToken(), pair.refreshToken(), BEARER, pair.expiresIn(), user);
    }

    @Override
    public String toString() {
        return "Login[expiresIn=%d]".formatted(expiresIn);
    }
}
