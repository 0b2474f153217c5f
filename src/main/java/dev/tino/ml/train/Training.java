package dev.tino.ml.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Dataset;

/**
 * Where a model comes from: enough to train it again.
 *
 * @param fingerprint {@link Dataset#fingerprint} of the training rows
 * @param rows how many there were
 * @param dataset what their owner knows them by; {@code null} when they have no name
 */
@JsonDeserialize(builder = Training.Json.class)
public record Training(String algorithm, Parameters parameters, long seed, String fingerprint, int rows,
        @JsonInclude(Include.NON_NULL) String dataset) {

    public Training {
        if (algorithm == null || parameters == null || fingerprint == null) {
            throw Reason.DAMAGED_FILE.because("training by %s with %s on %s", algorithm, parameters, fingerprint);
        }
    }

    public Training(String algorithm, Parameters parameters, long seed, String fingerprint, int rows) {
        this(algorithm, parameters, seed, fingerprint, rows, null);
    }

    static Training of(Trainer trainer, Dataset dataset, Parameters parameters, long seed) {
        return new Training(trainer.algorithm(), parameters, seed, dataset.fingerprint(), dataset.size());
    }

    /** The same on rows that their owner knows by this name. */
    public Training on(String dataset) {
        return new Training(algorithm, parameters, seed, fingerprint, rows, dataset);
    }

    /** Reads one that may lack the name of its rows and nothing else. */
    static final class Json {

        @JsonProperty
        private String algorithm;
        @JsonProperty
        private Parameters parameters;
        @JsonProperty
        private Long seed;
        @JsonProperty
        private String fingerprint;
        @JsonProperty
        private Integer rows;
        @JsonProperty
        private String dataset;

        Training build() {
            if (seed == null || rows == null) {
                throw Reason.DAMAGED_FILE.because("training with the seed %s on %s rows", seed, rows);
            }
            return new Training(algorithm, parameters, seed, fingerprint, rows, dataset);
        }
    }
}
