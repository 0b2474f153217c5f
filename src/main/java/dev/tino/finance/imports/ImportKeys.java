package dev.tino.finance.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import dev.tino.finance.statement.StatementLine;

/**
 * Recognises a statement line that was imported before. Its key is a hash of account, date, amount and description, and
 * of how many equal lines stand above it in the file: two honest identical purchases on one day have two keys, and the
 * same two in a later, overlapping statement have the same two. The bank's own ids are not used: many banks leave them
 * empty, repeat them or number each file anew.
 */
final class ImportKeys {

    private final String account;
    private final Map<String, Integer> seen = new HashMap<>();

    /** @param account what the user calls the account, or null to take the file's word for each line */
    ImportKeys(String account) {
        this.account = account;
    }

    UUID next(StatementLine line) {
        String content = String.join("\0", account == null ? String.valueOf(line.account()) : account, line.date().toString(),
                line.amount().setScale(2).toPlainString(), folded(line.description()));
        return hash(content + '\0' + seen.merge(content, 1, Integer::sum));
    }

    private static String folded(String description) {
        return description.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }

    private static UUID hash(String content) {
        try {
            ByteBuffer digest = ByteBuffer
                    .wrap(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
