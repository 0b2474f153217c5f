package dev.tino.core.crypto;

import java.util.Arrays;

/**
 * Bytes that only a key of the ring opens.
 *
 * @param keyId the key that sealed them; kept beside them, so that rotation finds what it has to seal anew
 * @param bytes nonce, ciphertext and tag
 */
public record Sealed(String keyId, byte[] bytes) {

    public static final int NONCE_BYTES = 12;

    /** With what the bytes begin; no other sealing under the same key has it. */
    public byte[] nonce() {
        return Arrays.copyOf(bytes, NONCE_BYTES);
    }
}
