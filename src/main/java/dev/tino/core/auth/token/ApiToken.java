package dev.tino.core.auth.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** A long-lived token for a machine; the token itself is nowhere but with whoever was given it. */
record ApiToken(UUID id, UUID ownerId, String name, Instant createdAt, Instant expiresAt) {

    private static final int PREFIX_BYTES = 18;

    static ApiToken of(UUID ownerId, String name, Duration lifetime) {
        // Seconds are what a token can say.
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        // Random from the first digit on, since the first digits are what owners tell tokens apart by.
        return new ApiToken(UUID.randomUUID(), ownerId, name, now, now.plus(lifetime));
    }

    /** How the token begins: enough to tell an owner's tokens apart, and of no use to get in. */
    String prefix() {
        byte[] header = ("{\"jti\":\"" + id).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(header, PREFIX_BYTES));
    }
}
