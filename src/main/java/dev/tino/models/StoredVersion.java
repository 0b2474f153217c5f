package dev.tino.models;

import java.time.Instant;
import java.util.Map;

/**
 * What is told of a version in the store.
 *
 * @param algorithm that trained it
 * @param source {@code shipped}, {@code imported} or {@code trained}
 * @param size of the file in bytes
 * @param rows that it was trained on
 * @param metrics on rows that were not trained on
 */
public record StoredVersion(String name, int version, String algorithm, String source, String sha256, int size, int rows,
        Map<String, Object> metrics, Instant createdAt) {
}
