package dev.tino.models.prediction;

import java.util.UUID;

import org.hibernate.id.uuid.UuidVersion7Strategy;

/** A row of the log. Its id is made by the node, so that a batch can be repeated without doubling. */
record LoggedPrediction(UUID id, SampledPrediction sampled) {

    static LoggedPrediction of(SampledPrediction sampled) {
        return new LoggedPrediction(UuidVersion7Strategy.INSTANCE.generateUuid(null), sampled);
    }
}
