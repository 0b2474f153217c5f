package dev.tino.core.idempotency;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.tino.core.error.Failure;

/**
 * What a client calls one of his requests, and what he asks for in it.
 *
 * @param hash SHA-256 of method, path and content
 */
record IdempotencyKey(UUID ownerId, String name, byte[] hash) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E]{1,255}");

    /** The name in the header's values, or null when there are none. */
    static String name(List<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1 || !PRINTABLE.matcher(values.get(0)).matches()) {
            throw Failure.invalid(HEADER, "must be 1 to 255 printable characters, and there once");
        }
        return values.get(0);
    }

    /** Reads the content, which may take long. */
    static IdempotencyKey of(UUID ownerId, String name, String route, Content content) throws IOException {
        MessageDigest digest = sha256();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            out.write((route + '\n').getBytes(StandardCharsets.UTF_8));
            content.writeTo(out);
        }
        return new IdempotencyKey(ownerId, name, digest.digest());
    }

    /** What to lock while a request runs under this key. */
    long lock() {
        byte[] text = (HEADER + ownerId + name).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(sha256().digest(text)).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
