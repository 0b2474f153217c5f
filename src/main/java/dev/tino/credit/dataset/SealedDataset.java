package dev.tino.credit.dataset;

import java.util.List;
import java.util.UUID;

import dev.tino.credit.dataset.field.Features;
import dev.tino.credit.dataset.field.Label;

/**
 * A dataset that takes no more rows.
 *
 * @param hash SHA-256 over its definition, its fields and each of its lots, in hexadecimal
 * @param rows that were stored
 * @param features what a model may see of them
 * @param idField names the customer; null when none does
 * @param protectedFields what decisions must not rest on; not among the features, but in the rows
 */
public record SealedDataset(UUID id, String name, String hash, long rows, Features features, String idField, Label label,
        List<String> protectedFields) {
}
