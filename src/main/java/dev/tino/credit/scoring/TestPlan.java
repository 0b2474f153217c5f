package dev.tino.credit.scoring;

import java.util.concurrent.Executor;
import java.util.stream.IntStream;

import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Split;
import dev.tino.ml.train.CrossValidation;
import dev.tino.ml.train.Parameters;
import dev.tino.ml.train.Predictions;
import dev.tino.ml.train.Progress;
import dev.tino.ml.train.Trainer;

/**
 * How algorithms are tested: few rows by cross-validation, so that each of them counts, many on a fifth that is held out.
 * The rows of one customer stand on one side of each split.
 */
final class TestPlan {

    static final int FOLDS = 5;
    private static final long SEED = 1;
    /** Of more rows, a fifth tells as much as anybody wants to know. */
    private static final int MOST_CROSS_VALIDATED = 5_000;

    private final Dataset dataset;
    private final Split holdOut;

    TestPlan(Dataset dataset) {
        this.dataset = dataset;
        this.holdOut = dataset.size() > MOST_CROSS_VALIDATED ? Split.holdOut(dataset, FOLDS, SEED) : null;
    }

    /** Positions of the rows that are predicted. */
    int[] rows() {
        return holdOut == null ? IntStream.range(0, dataset.size()).toArray() : holdOut.test();
    }

    /** Trainings that the test takes. */
    int trainings() {
        return holdOut == null ? FOLDS : 1;
    }

    Predictions predict(Trainer trainer, Parameters parameters, Progress progress, Executor helpers) {
        if (holdOut == null) {
            int folds = Math.min(FOLDS, dataset.units().size());
            return CrossValidation.predict(trainer, dataset, parameters, folds, SEED, progress, helpers);
        }
        var model = trainer.train(dataset.select(holdOut.training()), parameters, SEED, progress);
        return Predictions.of(model, dataset.select(holdOut.test()));
    }
}
