package dev.tino.ml.train;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Column.Kind;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.EncoderSettings;
import dev.tino.ml.encode.SparseVector;

/**
 * Makes a model that tells how like each of its documents a text is: the cosine of their words' TF-IDF weights (Manning,
 * Raghavan, Schütze: Introduction to Information Retrieval, section 6.3).
 */
public final class TextSimilarity {

    private static final String ALGORITHM = "tf-idf-cosine";
    private static final EncoderSettings WORDS = EncoderSettings.words(1);

    private TextSimilarity() {
    }

    /**
     * @param documents rows of one text column; the labels are the documents' names, each once
     * @param seed does not matter, since nothing is left to chance; it is noted with the model
     * @return as many labels as documents, in their order; its scores are cosines in [0, 1], and have no sum in
     *         particular. A text without a word that the documents have scores 0 with all of them
     * @throws ModelException of reason {@code NOT_TRAINABLE} when there are no documents, two share a name or they are not
     *         one text each, of reason {@code CANCELLED} when {@code progress} said so
     */
    public static SimilarityModel train(Dataset documents, long seed, Progress progress) {
        check(documents);
        long steps = 3;
        Progress.goOn(progress, 0, steps);
        Encoder encoder = Encoder.fit(documents.schema(), documents.rows(), WORDS);
        Progress.goOn(progress, 1, steps);
        List<SparseVector> vectors = encoder.encode(documents.rows());
        Progress.goOn(progress, 2, steps);
        Training training = new Training(ALGORITHM, new Parameters(WORDS, Map.of()), seed, documents.fingerprint(),
                documents.size());
        SimilarityModel model = index(encoder, vectors, documents.labels(), training);
        Progress.goOn(progress, steps, steps);
        return model;
    }

    private static void check(Dataset documents) {
        if (documents.size() == 0) {
            throw Reason.NOT_TRAINABLE.because("no documents to compare with");
        }
        if (documents.schema().size() != 1 || documents.schema().columns().get(0).kind() != Kind.TEXT) {
            throw Reason.NOT_TRAINABLE.because("documents are one text each, not %s", documents.schema().columns());
        }
        int names = new HashSet<>(documents.labels()).size();
        if (names < documents.size()) {
            throw Reason.NOT_TRAINABLE.because("%d documents share %d names", documents.size(), names);
        }
    }

    private static SimilarityModel index(Encoder encoder, List<SparseVector> vectors, List<String> names,
            Training training) {
        int[] starts = starts(encoder.width(), vectors);
        int[] next = starts.clone();
        int[] documents = new int[starts[encoder.width()]];
        float[] weights = new float[documents.length];
        for (int document = 0; document < vectors.size(); document++) {
            SparseVector vector = vectors.get(document);
            for (int i = 0; i < vector.size(); i++) {
                int entry = next[vector.ids()[i]]++;
                documents[entry] = document;
                weights[entry] = vector.values()[i];
            }
        }
        return new SimilarityModel(encoder, names, training, starts, documents, weights);
    }

    private static int[] starts(int width, List<SparseVector> vectors) {
        int[] starts = new int[width + 1];
        for (SparseVector vector : vectors) {
            for (int id : vector.ids()) {
                starts[id + 1]++;
            }
        }
        for (int id = 0; id < width; id++) {
            starts[id + 1] = Math.addExact(starts[id], starts[id + 1]);
        }
        return starts;
    }
}
