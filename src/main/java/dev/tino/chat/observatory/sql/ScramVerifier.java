package dev.tino.chat.observatory.sql;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import dev.tino.core.crypto.Hmac;

/**
 * What PostgreSQL stores of a password, made here: the password itself never goes to the server, whose log may show the
 * statement (<a href="https://www.rfc-editor.org/rfc/rfc5802#section-3">RFC 5802</a>, with SHA-256 by RFC 7677).
 */
final class ScramVerifier {

    private static final int ITERATIONS = 4096;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;

    private ScramVerifier() {
    }

    /** @param password of ASCII characters */
    static String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return of(password, salt);
    }

    static String of(String password, byte[] salt) {
        try {
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, KEY_BITS)).getEncoded();
            Hmac key = new Hmac(salted);
            byte[] stored = MessageDigest.getInstance("SHA-256").digest(key.of(bytes("Client Key")));
            Base64.Encoder base64 = Base64.getEncoder();
            return "SCRAM-SHA-256$%d:%s$%s:%s".formatted(ITERATIONS, base64.encodeToString(salt),
                    base64.encodeToString(stored), base64.encodeToString(key.of(bytes("Server Key"))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
