package dev.tino.core.auth.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;

import dev.tino.core.crypto.Hmac;

/**
 * A refresh token's content: which family it belongs to and which generation of it this is. On the wire it is followed
 * by an HMAC-SHA256, so nobody can make one and none needs to be stored.
 */
public record RefreshToken(UUID family, int generation) {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final int MOST_CHARACTERS = 200;

    String sign(Hmac secret) {
        String content = ENCODER.encodeToString(ByteBuffer.allocate(16).putLong(family.getMostSignificantBits())
                .putLong(family.getLeastSignificantBits()).array()) + "." + generation;
        return content + "." + ENCODER.encodeToString(mac(content, secret));
    }

    /** The content of a token that was signed with one of the secrets, or null. */
    static RefreshToken verify(String token, Iterable<Hmac> secrets) {
        String[] parts = token.length() > MOST_CHARACTERS ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            byte[] mac = DECODER.decode(parts[2]);
            for (Hmac secret : secrets) {
                if (MessageDigest.isEqual(mac, mac(parts[0] + "." + parts[1], secret))) {
                    var family = ByteBuffer.wrap(DECODER.decode(parts[0]));
                    return new RefreshToken(new UUID(family.getLong(), family.getLong()), Integer.parseInt(parts[1]));
                }
            }
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
        return null;
    }

    RefreshToken successor() {
        return new RefreshToken(family, generation + 1);
    }

    private static byte[] mac(String content, Hmac secret) {
        return secret.of(content.getBytes(StandardCharsets.US_ASCII));
    }
}
