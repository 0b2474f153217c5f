package dev.tino.ml.train;

import dev.tino.ml.dataset.Dataset;

/** A linear support vector machine of two classes whose probabilities are calibrated. */
public final class LinearSvm implements Trainer {

    @Override
    public String algorithm() {
        return "linear-svm";
    }

    @Override
    public Parameters defaults() {
        throw new UnsupportedOperationException();
    }

    @Override
    public LinearModel train(Dataset dataset, Parameters parameters, long seed, Progress progress) {
        throw new UnsupportedOperationException();
    }
}
