package dev.tino.credit.dataset.batch;

import java.util.UUID;

/** Where a lot belongs. */
record Place(UUID companyId, UUID datasetId, int sequence) {
}
