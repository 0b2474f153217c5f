package dev.tino.credit.dataset;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dataset in a list: without its fields, of which there may be many. */
public record DatasetSummary(UUID id, String name, DatasetStatus status, long batches, long rows, long rejected,
        Instant createdAt,
        @Schema(nullable = true) Instant sealedAt, @Schema(nullable = true) String hash) {

    static DatasetSummary of(StoredDataset dataset) {
        return new DatasetSummary(dataset.id(), dataset.name(), DatasetStatus.of(dataset), dataset.figures().batches(),
                dataset.figures().rows(), dataset.figures().rejected(), dataset.createdAt(), dataset.sealedAt(),
                dataset.hash());
    }
}
