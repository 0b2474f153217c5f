package dev.tino.core.crypto;

/**
 * Bytes that only a key of the ring opens.
 *
 * @param keyId the key that sealed them; kept beside them, so that rotation finds what it has to seal anew
 * @param bytes nonce, ciphertext and tag
 */
public record Sealed(String keyId, byte[] bytes) {
}
