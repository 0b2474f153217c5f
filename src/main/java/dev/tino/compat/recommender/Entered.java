package dev.tino.compat.recommender;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What lets somebody in.
 *
 * @param message only of a new account
 */
record Entered(@JsonProperty("msg") @JsonInclude(JsonInclude.Include.NON_NULL) String message,
        @JsonProperty("access_token") String accessToken, @JsonProperty("refresh_token") String refreshToken,
        @JsonProperty("user_id") @Schema(examples = "1") long userId) {

    @Override
    public String toString() {
        return "Entered[userId=%d]".formatted(userId);
    }
}
