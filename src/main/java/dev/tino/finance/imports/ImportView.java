package dev.tino.finance.imports;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An import as the list of imports shows it.
 *
 * @param undoneAt when it was undone, or null
 */
record ImportView(UUID id, String fileName, @Schema(nullable = true) String account, int accepted, int duplicates, int skipped,
        int rejected,
        Instant importedAt, @Schema(nullable = true) Instant undoneAt) {
}
