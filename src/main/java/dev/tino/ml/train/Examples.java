package dev.tino.ml.train;

import java.util.List;

import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.SparseVector;

/**
 * Encoded training rows.
 *
 * @param labels the distinct ones, ascending
 * @param classes of each row, as an index of labels
 */
record Examples(Encoder encoder, List<SparseVector> vectors, List<String> labels, int[] classes) {

    static Examples of(Dataset dataset, Parameters parameters) {
        List<String> labels = dataset.classes();
        if (labels.size() < 2) {
            throw Reason.NOT_TRAINABLE.because("%d rows of %d classes; two classes are needed", dataset.size(),
                    labels.size());
        }
        Encoder encoder = Encoder.fit(dataset.schema(), dataset.rows(), parameters.encoding());
        return new Examples(encoder, encoder.encode(dataset.rows()), labels, Predictions.classes(labels, dataset));
    }

    int size() {
        return classes.length;
    }
}
