package dev.tino.core.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import dev.tino.core.error.Failure;

/**
 * A place in a list: the sort keys of the last row seen and a hash of the sort and the filters, since a place in one
 * list means nothing in another. Opaque to clients.
 *
 * @param list hash of what makes the list: its sort and filters
 * @param keys sort keys of the last row seen, in the order of the sort, none of them holding a line feed
 */
public record Cursor(int list, List<String> keys) {

    private static final String SEPARATOR = "\n";

    public String encode() {
        String plain = Integer.toHexString(list) + SEPARATOR + String.join(SEPARATOR, keys);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor back.
     *
     * @param encoded what the client sent, or null for the first page
     * @param list hash of the list that is asked for now
     * @param keys how many keys the list sorts by
     * @return the cursor, or null for the first page
     * @throws Failure when it is none of ours or belongs to another list
     */
    public static Cursor decode(String encoded, int list, int keys) {
        if (encoded == null || encoded.isEmpty()) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            List<String> parts = List.of(plain.split(SEPARATOR, -1));
            var cursor = new Cursor(Integer.parseUnsignedInt(parts.get(0), 16), parts.subList(1, parts.size()));
            if (cursor.list == list && cursor.keys.size() == keys) {
                return cursor;
            }
        } catch (IllegalArgumentException notOurs) {
            throw Failure.invalid("cursor", "is not a cursor of this list");
        }
        throw Failure.invalid("cursor", "belongs to a list with other filters");
    }
}
