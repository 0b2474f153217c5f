package dev.tino.ml.train;

import java.util.List;

import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Split;

/** Predicts every row by a model that was not trained on it, nor on any row of its group. */
public final class CrossValidation {

    /** Progress of one fold; the folds' own totals differ. */
    private static final long STEPS = 1000;

    private CrossValidation() {
    }

    /**
     * Trains once for each fold.
     *
     * @param folds at least 2
     * @return in the order of the rows; labels are those of the whole dataset
     */
    public static Predictions predict(Trainer trainer, Dataset dataset, Parameters parameters, int folds, long seed,
            Progress progress) {
        List<String> labels = dataset.classes();
        double[][] probabilities = new double[dataset.size()][labels.size()];
        List<Split> splits = Split.folds(dataset, folds, seed);
        for (int fold = 0; fold < folds; fold++) {
            Split split = splits.get(fold);
            int before = fold;
            TrainedModel model = trainer.train(dataset.select(split.training()), parameters, seed,
                    (done, total) -> progress.report(before * STEPS + done * STEPS / total, (long) folds * STEPS));
            Dataset test = dataset.select(split.test());
            for (int i = 0; i < test.size(); i++) {
                double[] scores = model.score(model.encoder().encode(test.rows().get(i)));
                for (int label = 0; label < scores.length; label++) {
                    probabilities[split.test()[i]][labels.indexOf(model.labels().get(label))] = scores[label];
                }
            }
        }
        return new Predictions(labels, Predictions.classes(labels, dataset), probabilities, dataset.units());
    }
}
