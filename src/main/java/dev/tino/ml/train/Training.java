package dev.tino.ml.train;

import dev.tino.ml.dataset.Dataset;

/**
 * Where a model comes from: enough to train it again.
 *
 * @param fingerprint {@link Dataset#fingerprint} of the training rows
 * @param rows how many there were
 */
public record Training(String algorithm, Parameters parameters, long seed, String fingerprint, int rows) {

    static Training of(Trainer trainer, Dataset dataset, Parameters parameters, long seed) {
        return new Training(trainer.algorithm(), parameters, seed, dataset.fingerprint(), dataset.size());
    }
}
