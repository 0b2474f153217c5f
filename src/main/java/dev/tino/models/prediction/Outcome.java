package dev.tino.models.prediction;

import java.util.UUID;

import dev.tino.models.ModelVersion;

/**
 * What turned out to be true of something that a model had answered.
 *
 * @param ownerId whose it is
 * @param subjectId what was asked about, such as a transaction; told again, the later truth counts
 * @param predicted what the model said; null when it was not sure enough to say anything
 * @param probability of that, in [0, 1]
 * @param truth what it is; null when it is only known not to be what the model said
 */
public record Outcome(ModelVersion model, UUID ownerId, UUID subjectId, String predicted, float probability, String truth) {
}
