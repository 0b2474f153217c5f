package dev.tino.finance.training;

import dev.tino.ml.train.RiskCoverage;
import dev.tino.models.ModelVersion;
import dev.tino.models.release.Promotion;

/**
 * The result of a training, all figures on rows whose description was not trained on.
 *
 * @param promotion whether it serves, and why
 * @param rows that it was trained on
 * @param confidenceBar below it, the model says nothing
 * @param accuracy if it always answered
 * @param answered how much it answers at its bar, and how much of that is right
 */
record TrainedOwnModel(ModelVersion model, Promotion promotion, int rows, double confidenceBar, double accuracy,
        RiskCoverage.Point answered) {
}
