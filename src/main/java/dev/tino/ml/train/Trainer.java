package dev.tino.ml.train;

import dev.tino.ml.ModelException;
import dev.tino.ml.dataset.Dataset;

/** A learning algorithm. Stateless: one instance may train in many threads. */
public interface Trainer {

    /** Its name in manifests and requests, such as {@code logistic-regression}. */
    String algorithm();

    /** Every parameter with its default. */
    Parameters defaults();

    /**
     * Fits an encoder on the rows and a model on the encoded rows. The same rows, parameters and seed give the same
     * model, bit by bit.
     *
     * @throws ModelException of reason {@code NOT_TRAINABLE} when there are fewer than two classes or a parameter is
     *         out of range, of reason {@code CANCELLED} when {@code progress} said so
     */
    TrainedModel train(Dataset dataset, Parameters parameters, long seed, Progress progress);
}
