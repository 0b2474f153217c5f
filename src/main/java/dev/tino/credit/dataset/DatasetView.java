package dev.tino.credit.dataset;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.credit.dataset.definition.Definition;
import dev.tino.credit.dataset.definition.NewLabel;
import dev.tino.credit.dataset.field.Field;

/**
 * A dataset.
 *
 * @param fields as far as they are known
 * @param rows that are stored
 * @param rejected rows that are not
 */
record DatasetView(UUID id, String name, DatasetStatus status, @Schema(nullable = true) String idField, NewLabel label,
        @JsonProperty("protected") List<String> protectedFields, List<Field> fields, long batches, long rows, long rejected,
        Instant createdAt, @Schema(nullable = true) Instant sealedAt, @Schema(nullable = true) String hash) {

    static DatasetView of(StoredDataset dataset, Definition definition) {
        var label = new NewLabel(definition.label().field(), definition.label().approve(), definition.label().refuse());
        return new DatasetView(dataset.id(), dataset.name(), DatasetStatus.of(dataset), definition.idField(), label,
                definition.protectedFields(), definition.fields(), dataset.figures().batches(), dataset.figures().rows(),
                dataset.figures().rejected(), dataset.createdAt(), dataset.sealedAt(), dataset.hash());
    }
}
