package dev.tino.credit.dataset.rejected;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A row that was kept out of a dataset.
 *
 * @param batch the number of its lot
 * @param row its place there, from 0
 * @param field the first that is wrong; null when it is the row as a whole
 */
record RejectedView(UUID datasetId, int batch, int row, @Schema(nullable = true) String field, String message) {
}
