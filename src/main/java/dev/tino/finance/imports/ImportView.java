package dev.tino.finance.imports;

import java.time.Instant;
import java.util.UUID;

/**
 * An import as the list of imports shows it.
 *
 * @param undoneAt when it was undone, or null
 */
record ImportView(UUID id, String fileName, String account, int accepted, int duplicates, int skipped, int rejected,
        Instant importedAt, Instant undoneAt) {
}
