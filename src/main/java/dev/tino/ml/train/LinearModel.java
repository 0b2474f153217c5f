package dev.tino.ml.train;

import java.util.List;

import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.SparseVector;

/**
 * Logits that are linear in the row: softmax(weights * x + bias).
 *
 * @param weights shape [labels, width]
 * @param bias shape [labels]
 */
public record LinearModel(Encoder encoder, List<String> labels, Training training, double[][] weights, double[] bias)
        implements
            TrainedModel {

    @Override
    public double[] score(SparseVector row) {
        double[] scores = bias.clone();
        for (int i = 0; i < row.size(); i++) {
            for (int label = 0; label < scores.length; label++) {
                scores[label] += weights[label][row.ids()[i]] * row.values()[i];
            }
        }
        return Softmax.of(scores);
    }
}
