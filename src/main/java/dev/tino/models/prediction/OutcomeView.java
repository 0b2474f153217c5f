package dev.tino.models.prediction;

import java.time.Instant;
import java.util.UUID;

import dev.tino.models.ModelVersion;
import io.vertx.mutiny.sqlclient.Row;

/**
 * What turned out to be true of something that a model had answered, and when that was last told.
 *
 * @param predicted null when the model was not sure enough to say anything
 * @param truth null when it is only known not to be what the model said
 */
record OutcomeView(ModelVersion model, UUID subjectId, String predicted, float probability, String truth, Instant at) {

    static OutcomeView of(Row row) {
        return new OutcomeView(new ModelVersion(row.getString("model"), row.getInteger("version")), row.getUUID("subject_id"),
                row.getString("predicted"), row.getFloat("probability"), row.getString("truth"),
                row.getOffsetDateTime("at").toInstant());
    }
}
