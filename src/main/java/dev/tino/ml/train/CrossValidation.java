package dev.tino.ml.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

import dev.tino.ml.ModelException;
import dev.tino.ml.ModelException.Reason;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Split;

/** Predicts every row by a model that was not trained on it, nor on any row of its group. */
public final class CrossValidation {

    private final Trainer trainer;
    private final Dataset dataset;
    private final Parameters parameters;
    private final long seed;
    private final List<String> labels;
    private final double[][] probabilities;

    private CrossValidation(Trainer trainer, Dataset dataset, Parameters parameters, long seed) {
        this.trainer = trainer;
        this.dataset = dataset;
        this.parameters = parameters;
        this.seed = seed;
        labels = dataset.classes();
        probabilities = new double[dataset.size()][labels.size()];
    }

    /**
     * Trains once for each fold, one after the other.
     *
     * @param folds at least 2
     * @return in the order of the rows; labels are those of the whole dataset
     */
    public static Predictions predict(Trainer trainer, Dataset dataset, Parameters parameters, int folds, long seed,
            Progress progress) {
        return predict(trainer, dataset, parameters, folds, seed, progress, alone -> {
        });
    }

    /**
     * The same, with help: the calling thread trains what no other has begun, so it may be a thread of the executor's, and
     * an executor that refuses does no harm. The result is the same, whoever trained.
     *
     * @param progress is called by all these threads, one at a time
     * @param helpers may train folds meanwhile
     */
    public static Predictions predict(Trainer trainer, Dataset dataset, Parameters parameters, int folds, long seed,
            Progress progress, Executor helpers) {
        CrossValidation validation = new CrossValidation(trainer, dataset, parameters, seed);
        SharedProgress shared = new SharedProgress(folds, progress);
        List<FutureTask<?>> tasks = new ArrayList<>();
        for (Split split : Split.folds(dataset, folds, seed)) {
            Progress ofFold = shared.part(tasks.size());
            tasks.add(new FutureTask<>(() -> validation.predict(split, ofFold, shared), null));
        }
        tasks.forEach(task -> offer(task, helpers));
        tasks.forEach(FutureTask::run);
        finish(tasks, shared);
        return new Predictions(validation.labels, Predictions.classes(validation.labels, dataset),
                validation.probabilities, dataset.units(), dataset.fingerprint());
    }

    private static void offer(FutureTask<?> task, Executor helpers) {
        try {
            helpers.execute(task);
        } catch (RejectedExecutionException busy) {
            // The calling thread does it.
        }
    }

    /** Waits for what others still train, even when it has failed already. */
    private static void finish(List<FutureTask<?>> tasks, SharedProgress shared) {
        for (FutureTask<?> task : tasks) {
            try {
                task.get();
            } catch (ExecutionException failed) {
                // What failed first is told below; the others were ended by it.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                shared.fail(new ModelException(Reason.CANCELLED, "interrupted", interrupted));
                break;
            }
        }
        shared.rethrow();
    }

    private void predict(Split split, Progress progress, SharedProgress shared) {
        try {
            predict(split, progress);
        } catch (RuntimeException | Error failure) {
            shared.fail(failure);
            throw failure;
        }
    }

    private void predict(Split split, Progress progress) {
        TrainedModel model = trainer.train(dataset.select(split.training()), parameters, seed, progress);
        Dataset test = dataset.select(split.test());
        for (int i = 0; i < test.size(); i++) {
            double[] scores = model.score(model.encoder().encode(test.rows().get(i)));
            for (int label = 0; label < scores.length; label++) {
                probabilities[split.test()[i]][labels.indexOf(model.labels().get(label))] = scores[label];
            }
        }
    }
}
