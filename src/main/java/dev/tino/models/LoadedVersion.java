package dev.tino.models;

import java.time.Instant;

/**
 * A version that a node keeps loaded.
 *
 * @param bytes that it takes
 * @param leases that use it now
 */
public record LoadedVersion(String name, int version, long bytes, Instant lastUsed, int leases) {
}
