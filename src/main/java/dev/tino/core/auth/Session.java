package dev.tino.core.auth;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a log-in gives, in the names of <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.1">RFC 6749</a>.
 *
 * @param expiresIn lifetime of the access token in seconds
 */
record Session(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        UserView user) {

    @Override
    public String toString() {
        return "Session[user=%s]".formatted(user.id());
    }
}
