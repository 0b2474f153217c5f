package dev.tino.ml.train;

import java.util.List;

import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.SparseVector;

/**
 * An index of documents by their terms: for each of the encoder's columns, one after the other, the documents that have it
 * and its weight there (Manning, Raghavan, Schütze: Introduction to Information Retrieval, sections 1.2 and 6.3). Columns
 * that a row lacks are not looked at. The score is the sum of the products of weights, which is the cosine, since row and
 * documents have length 1.
 *
 * @param starts shape [width + 1]: where each column's entries begin, and behind the last one where they end
 * @param documents of each entry: an index of labels
 * @param weights of each entry
 */
public record SimilarityModel(Encoder encoder, List<String> labels, Training training, int[] starts, int[] documents,
        float[] weights) implements TrainedModel {

    @Override
    public double[] score(SparseVector row) {
        double[] scores = new double[labels.size()];
        for (int i = 0; i < row.size(); i++) {
            int id = row.ids()[i];
            for (int entry = starts[id]; entry < starts[id + 1]; entry++) {
                scores[documents[entry]] += (double) row.values()[i] * weights[entry];
            }
        }
        for (int document = 0; document < scores.length; document++) {
            // What rounding adds to the cosine of a text with itself.
            scores[document] = Math.max(0, Math.min(1, scores[document]));
        }
        return scores;
    }
}
