package dev.tino.models.prediction;

import java.time.Instant;
import java.util.UUID;

import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;

/** Which predictions are asked for; null asks for no restriction. */
public record PredictionFilter(String model, Integer version, UUID callerId, Instant from, Instant to) {

    public PredictionFilter {
        if (from != null && to != null && from.isAfter(to)) {
            throw Failure.invalid("from", "must not be after to");
        }
    }

    static PredictionFilter ofCaller(UUID callerId) {
        return new PredictionFilter(null, null, callerId, null, null);
    }

    long fingerprint() {
        return Cursor.fingerprint("predictions, newest first", model, version, callerId, from, to);
    }
}
