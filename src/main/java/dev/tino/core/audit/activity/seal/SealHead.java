package dev.tino.core.audit.activity.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

import dev.tino.core.error.Failure;

/**
 * The last link of the chain at some time, kept by somebody outside the database. Whoever has it can tell later whether
 * the chain was cut off before it or made anew.
 */
record SealHead(long position, byte[] mac) {

    private static final Pattern PLAIN = Pattern.compile("([1-9][0-9]{0,17})\\.([0-9a-f]{64})");

    String encode() {
        String plain = position + "." + HexFormat.of().formatHex(mac);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads a head back.
     *
     * @param encoded what the client sent; null or empty when he has none
     * @throws Failure when it is none of ours
     */
    static SealHead decode(String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return null;
        }
        try {
            var plain = PLAIN.matcher(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII));
            if (plain.matches()) {
                return new SealHead(Long.parseLong(plain.group(1)), HexFormat.of().parseHex(plain.group(2)));
            }
        } catch (IllegalArgumentException notBase64) {
            throw notOurs();
        }
        throw notOurs();
    }

    private static Failure notOurs() {
        return Failure.invalid("head", "is not the head of an activity log");
    }
}
