package dev.tino.compat.recommender;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A new access token, under the name that this system gives it and under the one that its document says. */
record Renewed(@JsonProperty("access_token") String accessToken, @JsonProperty("access token") String documented) {

    static Renewed of(String accessToken) {
        return new Renewed(accessToken, accessToken);
    }

    @Override
    public String toString() {
        return "Renewed[]";
    }
}
