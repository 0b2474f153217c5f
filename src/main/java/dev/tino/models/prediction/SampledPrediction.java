package dev.tino.models.prediction;

import java.time.Instant;

/** @param weight how many predictions it stands for, itself among them */
record SampledPrediction(Prediction prediction, Instant time, double weight) {
}
