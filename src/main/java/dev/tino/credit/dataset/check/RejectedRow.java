package dev.tino.credit.dataset.check;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A row that was kept out.
 *
 * @param row its place in the lot, from 0
 * @param field the first that is wrong; null when it is the row as a whole
 * @param message what is wrong with it, never what it holds
 */
public record RejectedRow(int row, @Schema(nullable = true) String field, String message) {
}
