package dev.tino.core.crypto;

import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys for many purposes out of one secret: HKDF with SHA-256, <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869</a>.
 */
final class Hkdf {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private Hkdf() {
    }

    /** 32 bytes: one block of the expansion, which is all that a key here needs. No salt, as there is nowhere to keep one. */
    static byte[] derive(byte[] secret, byte[] info) {
        Mac expansion = mac(mac(new byte[BYTES]).doFinal(secret));
        expansion.update(info);
        expansion.update((byte) 1);
        return expansion.doFinal();
    }

    private static Mac mac(byte[] key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
