package dev.tino.ml.train;

import dev.tino.ml.dataset.Dataset;

/** Makes a model that tells how like each of its documents a text is. */
public final class TextSimilarity {

    private TextSimilarity() {
    }

    /**
     * @param documents rows of one text column; the labels are the documents' names, each once
     * @return as many labels as documents; its scores are cosines in [0, 1], and have no sum in particular
     */
    public static TrainedModel train(Dataset documents, long seed, Progress progress) {
        throw new UnsupportedOperationException();
    }
}
