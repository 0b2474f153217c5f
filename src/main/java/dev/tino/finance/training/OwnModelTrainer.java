package dev.tino.finance.training;

import dev.tino.finance.classification.OwnModelFeatures;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.encode.EncoderSettings;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.onnx.Parity;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.train.CrossValidation;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.LogisticRegression;
import dev.tino.ml.train.Parameters;
import dev.tino.ml.train.Predictions;
import dev.tino.ml.train.Progress;
import dev.tino.ml.train.RiskCoverage;
import dev.tino.ml.train.TrainedModel;
import dev.tino.ml.train.Trainer;

/** Makes a user's own model out of rows that {@link OwnModelFeatures} made; the same bytes for the same rows. */
final class OwnModelTrainer {

    private static final long SEED = 1;
    private static final int FOLDS = 5;
    /** Of so few rows each n-gram tells something. */
    private static final int FEW = 2_000;
    /** Columns times labels. Training holds some five copies of 8 bytes each, the file one of 4. */
    static final long MOST_WEIGHTS = 2_000_000;
    /** Of progress, for each fold and for the training on all rows. */
    private static final long STEPS = 1_000;

    private OwnModelTrainer() {
    }

    static Trainer trainer() {
        return new LogisticRegression();
    }

    /** As many n-grams as there is room for: those that are in the most rows. */
    static Parameters parameters(Dataset rows) {
        int labels = rows.classes().size();
        int minimumRows = rows.size() > FEW ? 2 : 1;
        EncoderSettings encoding = encoding(minimumRows);
        while (minimumRows <= rows.size()
                && (long) labels * Encoder.fit(rows.schema(), rows.rows(), encoding).width() > MOST_WEIGHTS) {
            minimumRows *= 2;
            encoding = encoding(minimumRows);
        }
        return trainer().defaults().with(encoding);
    }

    private static EncoderSettings encoding(int minimumRows) {
        EncoderSettings text = EncoderSettings.DEFAULT;
        return new EncoderSettings(text.shortestGram(), text.longestGram(), text.wordBounded(), minimumRows,
                text.unknownWeight());
    }

    /**
     * Tests by cross-validation, then trains on all rows.
     *
     * @param keys rows of one key stand on one side of each split: the model is asked for descriptions on which the user
     *        has said nothing himself
     */
    static OwnModel train(String name, Dataset rows, Progress progress) {
        int folds = Math.min(FOLDS, rows.units().size());
        long steps = (folds + 1) * STEPS;
        Parameters parameters = parameters(rows);
        Predictions predictions = CrossValidation.predict(trainer(), rows, parameters, folds, SEED,
                (done, total) -> progress.report(folds * STEPS * done / total, steps));
        double bar = bar(predictions);
        TrainedModel model = trainer().train(rows, parameters, SEED,
                (done, total) -> progress.report(folds * STEPS + STEPS * done / total, steps));
        ModelFile file = ModelFile.write(model,
                Manifest.of(name, model, Evaluation.of(predictions, SEED), RiskCoverage.of(predictions), bar));
        verify(file, model, rows);
        return new OwnModel(file, predictions);
    }

    /**
     * The bar at which right answers outnumber wrong ones the most. A wanted accuracy of all that is answered would be at
     * the mercy of the few most confident rows, of which a user has too few.
     */
    static double bar(Predictions predictions) {
        RiskCoverage curve = RiskCoverage.of(predictions);
        double best = 1;
        double most = 0;
        for (RiskCoverage.Point point : curve.points()) {
            double gain = point.coverage() * (2 * point.accuracy() - 1);
            if (gain > most) {
                most = gain;
                best = point.bar();
            }
        }
        return best;
    }

    private static void verify(ModelFile file, TrainedModel model, Dataset rows) {
        var some = rows.rows().subList(0, Math.min(1_000, rows.size()));
        try (LoadedModel loaded = LoadedModel.load(file)) {
            Parity parity = Parity.of(model.score(some), loaded.score(some).probabilities());
            if (!parity.holds()) {
                throw new IllegalStateException("The written model does not say what the trained one said: " + parity);
            }
        }
    }
}
