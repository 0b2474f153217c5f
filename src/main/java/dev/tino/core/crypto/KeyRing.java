package dev.tino.core.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what lies at rest: AES-256 in Galois/Counter Mode
 * (<a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>) with a random nonce of 96 bits. The first
 * key seals, all of them open. Safe for use by many threads.
 */
public final class KeyRing {

    static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = Sealed.NONCE_BYTES;
    private static final int TAG_BITS = 128;
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final List<Hmac> roots;
    private final String currentId;

    /** @param secrets 32 bytes each, the current one first */
    KeyRing(List<byte[]> secrets) {
        secrets.forEach(secret -> keys.putIfAbsent(id(secret),
                new SecretKeySpec(Hkdf.derive(secret, "tino seal".getBytes(StandardCharsets.UTF_8)), "AES")));
        currentId = id(secrets.get(0));
        roots = secrets.stream().map(secret -> new Hmac(Hkdf.derive(secret, "tino derive".getBytes(StandardCharsets.UTF_8))))
                .toList();
    }

    /** Told from other keys' and telling nothing about the key. */
    private static String id(byte[] secret) {
        byte[] derived = Hkdf.derive(secret, "tino key id".getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(derived, 0, 8);
    }

    /** The key that seals. */
    public String currentId() {
        return currentId;
    }

    /** The keys that open. */
    public Set<String> ids() {
        return Set.copyOf(keys.keySet());
    }

    /**
     * Secrets for one purpose, the same on each node that has the keys: 32 bytes of each key, those of the current one first.
     */
    public List<byte[]> derive(String purpose) {
        return roots.stream().map(root -> root.of(purpose.getBytes(StandardCharsets.UTF_8))).toList();
    }

    /** @param context where the bytes will lie ({@link SealedColumn#context}); they open nowhere else */
    public Sealed seal(byte[] plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = new byte[NONCE_BYTES + plain.length + TAG_BITS / Byte.SIZE];
        System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
        try {
            cipher(Cipher.ENCRYPT_MODE, currentId, nonce, context)
                    .doFinal(ByteBuffer.wrap(plain), ByteBuffer.wrap(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Sealed(currentId, sealed);
    }

    /** @throws IllegalStateException when the ring lacks the key, or the bytes are not those that were sealed there */
    public byte[] open(Sealed sealed, String context) {
        if (!keys.containsKey(sealed.keyId())) {
            throw new IllegalStateException("No key " + sealed.keyId() + " in the ring opens " + context);
        }
        byte[] bytes = sealed.bytes();
        try {
            if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                throw new AEADBadTagException("Too short to hold one");
            }
            return cipher(Cipher.DECRYPT_MODE, sealed.keyId(), bytes, context)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("What is sealed in " + context + " was changed or moved there", damaged);
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] startsWithNonce, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, startsWithNonce, 0, NONCE_BYTES));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
