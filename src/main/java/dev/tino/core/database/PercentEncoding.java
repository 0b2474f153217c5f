package dev.tino.core.database;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The escapes of a URL's parts; unlike a form's, a plus stays a plus. */
final class PercentEncoding {

    private PercentEncoding() {
    }

    /** @throws IllegalArgumentException with a reason that repeats nothing of the text */
    static String decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                decoded.write(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new IllegalArgumentException(
                        "it has a percent sign that starts no escape; a plain one is written %25");
            }
            decoded.write(high * 16 + low);
            i += 2;
        }
        return text(decoded.toByteArray());
    }

    /** A replacement character in a password would only be found out at the server, as a wrong password. */
    private static String text(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("it holds the character NUL, which PostgreSQL does not take");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("its percent escapes are not UTF-8");
        }
    }

    /** Everything but letters and digits as percent escapes: safe in either client's URL. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= '0' && octet <= '9' || octet >= 'A' && octet <= 'Z' || octet >= 'a' && octet <= 'z') {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append("%02X".formatted(octet));
            }
        }
        return encoded.toString();
    }
}
