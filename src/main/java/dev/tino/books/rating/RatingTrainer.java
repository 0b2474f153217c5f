package dev.tino.books.rating;

import dev.tino.ml.encode.EncoderSettings;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.train.CrossValidation;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.Parameters;
import dev.tino.ml.train.Predictions;
import dev.tino.ml.train.Progress;
import dev.tino.ml.train.RiskCoverage;
import dev.tino.ml.train.TrainedModel;
import dev.tino.ml.train.Trainer;

/** Makes a rating model by one algorithm; the same bytes for the same rows. */
public final class RatingTrainer {

    private static final long SEED = 1;
    private static final int FOLDS = 5;
    /** Of progress, for each fold and for the training on all rows. */
    private static final long STEPS = 1_000;
    /**
     * Characters rather than words: a title has six of those, and seven in ten words stand in one title only, while
     * "Murder", "Murders" and "Murderous" share most of their characters.
     */
    private static final EncoderSettings TITLES = EncoderSettings.DEFAULT;

    private RatingTrainer() {
    }

    /** @param file the model, whose manifest holds both evaluations */
    public record Trained(String algorithm, ModelFile file) {

        /** Of the algorithm on the rows it learns from, by models that have not learned them. */
        public Evaluation crossValidation() {
            return file.manifest().crossValidation();
        }

        /** Of the model on the rows held out. */
        public Evaluation holdOut() {
            return file.manifest().evaluation();
        }
    }

    /** @param rows that are {@link RatingRows#notTrainable() trainable} */
    public static Trained train(String algorithm, RatingRows rows, Progress progress) {
        Trainer trainer = RatingAlgorithms.trainer(algorithm);
        Parameters parameters = trainer.defaults().with(TITLES);
        long steps = (FOLDS + 1) * STEPS;
        Predictions folds = CrossValidation.predict(trainer, rows.training(), parameters, FOLDS, SEED,
                (done, total) -> progress.report(FOLDS * STEPS * done / total, steps));
        TrainedModel model = trainer.train(rows.training(), parameters, SEED,
                (done, total) -> progress.report(FOLDS * STEPS + STEPS * done / total, steps));
        Predictions heldOut = Predictions.of(model, rows.holdOut());
        // A bar of 0: whoever asks for a probability gets one.
        Manifest manifest = Manifest.of(RatingFeatures.MODEL, model, Evaluation.of(heldOut, SEED), RiskCoverage.of(heldOut), 0,
                Evaluation.of(folds, SEED));
        return new Trained(algorithm, ModelFile.write(model, manifest));
    }
}
