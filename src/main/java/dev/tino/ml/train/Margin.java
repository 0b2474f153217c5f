package dev.tino.ml.train;

import dev.tino.ml.encode.SparseVector;

/** What a row is worth before it is calibrated: the greater, the more probable the second of two labels. It adds up. */
public sealed interface Margin permits LinearMargin, TreeMargin {

    /** In the margin's own unit: log-odds of a linear model and of boosted trees, the share of votes of a forest. */
    double of(SparseVector row);

    /**
     * The margin that a model of two labels turns into a probability.
     *
     * @throws IllegalArgumentException for a model that has none
     */
    static Margin of(TrainedModel model) {
        if (model instanceof LinearModel linear && linear.labels().size() == 2) {
            return LinearMargin.of(linear);
        }
        if (model instanceof ForestModel forest && forest.labels().size() == 2) {
            return TreeMargin.of(forest);
        }
        if (model instanceof CalibratedModel calibrated) {
            return calibrated.margin();
        }
        throw new IllegalArgumentException("%d labels and no margin".formatted(model.labels().size()));
    }
}
