package dev.tino.models.prediction;

import java.util.UUID;

import dev.tino.models.ModelVersion;

/**
 * A served answer, as it is logged: nothing of what was asked.
 *
 * @param callerId null when nobody had to say who he is
 * @param output what the model said
 * @param probability of that, in [0, 1]
 * @param micros from the question to the answer, a batch's share
 */
public record Prediction(ModelVersion model, UUID callerId, String output, float probability, long micros) {
}
