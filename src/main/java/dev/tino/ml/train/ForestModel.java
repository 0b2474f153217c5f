package dev.tino.ml.train;

import java.util.List;

import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.SparseVector;

/**
 * A random forest: the mean of its trees' class shares (Breiman: Random Forests, Machine Learning 45, 2001, with votes
 * replaced by shares).
 *
 * @param columns of the encoder which the trees see, ascending; a tree's slot is an index of these
 */
public record ForestModel(Encoder encoder, List<String> labels, Training training, int[] columns, List<Tree> trees)
        implements
            TrainedModel {

    @Override
    public double[] score(SparseVector row) {
        float[] slots = Tree.slots(columns, row);
        double[] scores = new double[labels.size()];
        for (Tree tree : trees) {
            double[] shares = tree.values(slots);
            for (int label = 0; label < scores.length; label++) {
                scores[label] += shares[label];
            }
        }
        for (int label = 0; label < scores.length; label++) {
            scores[label] /= trees.size();
        }
        return scores;
    }
}
