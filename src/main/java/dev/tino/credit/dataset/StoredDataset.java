package dev.tino.credit.dataset;

import java.time.Instant;
import java.util.UUID;

import dev.tino.core.crypto.Sealed;

/**
 * A dataset's row.
 *
 * @param definition null in a list
 * @param sealedAt since when it takes no more rows; null while it does
 * @param hash null until then
 */
public record StoredDataset(UUID id, String name, Sealed definition, Figures figures, Instant createdAt, Instant sealedAt,
        String hash) {

    /** What is counted of its rows; those of customers are 0 when no field names them. */
    public record Figures(long batches, long good, long bad, long rejected, long duplicates, long customers, long several,
            long rowsOfSeveral, long bothLabels) {

        public long rows() {
            return good + bad;
        }
    }

    public boolean isSealed() {
        return sealedAt != null;
    }
}
