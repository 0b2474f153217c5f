package dev.tino.core.auth.token;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What lets somebody in, in the names of <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.1">RFC 6749</a>.
 *
 * @param expiresIn lifetime of the access token in seconds
 */
public record TokenPair(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("refresh_token") String refreshToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn) {

    @Override
    public String toString() {
        return "TokenPair[expiresIn=%d]".formatted(expiresIn);
    }
}
