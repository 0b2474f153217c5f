package dev.tino.credit.scoring;

import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.Predictions;

/**
 * An algorithm and what it said of the test rows by models that had not learned them.
 *
 * @param predictions of {@link TestPlan#rows}, in their order
 */
record Contender(ScoringTrainer.Algorithm algorithm, Predictions predictions, Evaluation evaluation) {
}
