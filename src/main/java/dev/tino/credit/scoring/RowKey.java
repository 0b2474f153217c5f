package dev.tino.credit.scoring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import dev.tino.credit.dataset.row.LabelledRow;

/** Sixty-four bits by which a row, or its customer, is known again, in whatever order and dataset it comes. */
final class RowKey {

    private RowKey() {
    }

    static long ofCustomer(LabelledRow row) {
        return hash(row.customer());
    }

    /** @param fields that count */
    static long ofContent(LabelledRow row, Collection<String> fields) {
        Map<String, Object> counting = new TreeMap<>(row.values());
        counting.keySet().retainAll(fields);
        return hash(counting + "/" + row.label());
    }

    private static long hash(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
