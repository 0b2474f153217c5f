package dev.tino.core.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import dev.tino.core.error.Failure;

/**
 * A place in a list: the sort keys of the last row seen and a fingerprint of the sort and the filters, since a place in
 * one list means nothing in another. Opaque to clients, and as little trusted as anything else that they send.
 *
 * @param list fingerprint of what makes the list
 * @param keys sort keys of the last row seen, in the order of the sort, none of them holding a line feed
 */
public record Cursor(long list, List<String> keys) {

    private static final String SEPARATOR = "\n";

    /** A fingerprint of a list's sort and filters, the same on every node and in every run. */
    public static long fingerprint(Object... sortAndFilters) {
        try {
            byte[] text = Arrays.deepToString(sortAndFilters).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text)).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String encode() {
        String plain = Long.toHexString(list) + SEPARATOR + String.join(SEPARATOR, keys);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor back.
     *
     * @param encoded what the client sent, or null for the first page
     * @param list fingerprint of the list that is asked for now
     * @param keys how many keys the list sorts by
     * @return the cursor, or null for the first page
     * @throws Failure when it is none of ours or belongs to another list
     */
    public static Cursor decode(String encoded, long list, int keys) {
        if (encoded == null || encoded.isEmpty()) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            List<String> parts = List.of(plain.split(SEPARATOR, -1));
            var cursor = new Cursor(Long.parseUnsignedLong(parts.get(0), 16), parts.subList(1, parts.size()));
            if (cursor.list == list && cursor.keys.size() == keys) {
                return cursor;
            }
        } catch (IllegalArgumentException notOurs) {
            throw notOurs();
        }
        throw Failure.invalid("cursor", "belongs to a list with other filters");
    }

    public LocalDate date(int key) {
        LocalDate date = read(key, LocalDate::parse);
        if (SaneDate.Rule.violation(date) != null) {
            throw notOurs();
        }
        return date;
    }

    public Instant instant(int key) {
        Instant instant = read(key, Instant::parse);
        if (Math.abs(instant.getEpochSecond()) > Instant.parse("2200-12-31T23:59:59Z").getEpochSecond()) {
            throw notOurs();
        }
        return instant;
    }

    public UUID uuid(int key) {
        return read(key, UUID::fromString);
    }

    public int number(int key) {
        return read(key, Integer::valueOf);
    }

    private <T> T read(int key, Function<String, T> reader) {
        try {
            return reader.apply(keys.get(key));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw notOurs();
        }
    }

    private static Failure notOurs() {
        return Failure.invalid("cursor", "is not a cursor of this list");
    }
}
