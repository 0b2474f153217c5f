package dev.tino.models.prediction;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.tino.models.ModelVersion;
import io.vertx.mutiny.sqlclient.Row;

/**
 * A served answer as it was logged.
 *
 * @param callerId who asked; null when nobody had to say who he is
 * @param output what the model said; null when it was not sure enough
 * @param probability of that, in [0, 1]; without an output, of what was most probable
 * @param micros from the question to the answer, a batch's share
 * @param weight how many predictions it stands for, more than one when there were too many to log each of them
 */
public record PredictionView(UUID id, Instant time, ModelVersion model, @Schema(nullable = true) UUID callerId,
        @Schema(nullable = true, examples = "Alimentação") String output, @Schema(examples = "0.9731") float probability,
        long micros, @Schema(examples = "1") double weight) {

    static PredictionView of(Row row) {
        return new PredictionView(row.getUUID("id"), row.getOffsetDateTime("time").toInstant(),
                new ModelVersion(row.getString("model"), row.getInteger("version")), row.getUUID("caller_id"),
                row.getString("output"), row.getFloat("probability"), row.getLong("micros"), row.getDouble("weight"));
    }
}
