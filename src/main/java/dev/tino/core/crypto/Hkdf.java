package dev.tino.core.crypto;

/**
 * Keys for many purposes out of one secret: HKDF with SHA-256, <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869</a>.
 */
final class Hkdf {

    private static final int BYTES = 32;

    private Hkdf() {
    }

    /** 32 bytes: one block of the expansion, which is all that a key here needs. No salt, as there is nowhere to keep one. */
    static byte[] derive(byte[] secret, byte[] info) {
        byte[] extracted = new Hmac(new byte[BYTES]).of(secret);
        return new Hmac(extracted).of(info, new byte[] { 1 });
    }
}
