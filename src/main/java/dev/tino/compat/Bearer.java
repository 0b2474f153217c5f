package dev.tino.compat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** What a request's {@code Authorization} says of itself. Nothing of it is verified: it decides on words, not on rights. */
public final class Bearer {

    private static final String SCHEME = "Bearer ";

    /** What there is to say of a token that was refused. */
    public enum State {
        MISSING,
        EXPIRED,
        INVALID
    }

    private Bearer() {
    }

    public static State state(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || header.isBlank()) {
            return State.MISSING;
        }
        Number expires = claims(header).getValue("exp") instanceof Number number ? number : null;
        return expires != null && expires.longValue() <= Instant.now().getEpochSecond() ? State.EXPIRED : State.INVALID;
    }

    /** What the token claims, or nothing when none can be read. */
    static JsonObject claims(String header) {
        String[] parts = (header.startsWith(SCHEME) ? header.substring(SCHEME.length()) : header).split("\\.");
        try {
            return parts.length == 3 ? new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]),
                    StandardCharsets.UTF_8)) : new JsonObject();
        } catch (IllegalArgumentException | DecodeException unreadable) {
            return new JsonObject();
        }
    }
}
