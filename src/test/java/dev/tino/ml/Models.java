package dev.tino.ml;

import java.util.Map;

import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.train.Calibrated;
import dev.tino.ml.train.CalibratedModel;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.LinearModel;
import dev.tino.ml.train.LinearSvm;
import dev.tino.ml.train.LogisticRegression;
import dev.tino.ml.train.Parameters;
import dev.tino.ml.train.Predictions;
import dev.tino.ml.train.Progress;
import dev.tino.ml.train.RandomForest;
import dev.tino.ml.train.RiskCoverage;
import dev.tino.ml.train.SimilarityModel;
import dev.tino.ml.train.TrainedModel;
import dev.tino.ml.train.Trainer;

/** Small models to test with. */
public final class Models {

    private Models() {
    }

    public static TrainedModel linear(Dataset dataset, long seed) {
        Trainer trainer = new LogisticRegression();
        return trainer.train(dataset, trainer.defaults().with("epochs", 5), seed, Progress.NONE);
    }

    public static TrainedModel forest(Dataset dataset, long seed) {
        Trainer trainer = new RandomForest();
        return trainer.train(dataset, trainer.defaults().with("trees", 7).with("columns", 50), seed, Progress.NONE);
    }

    public static LinearModel supportVectors(Dataset twoClasses, long seed) {
        LinearSvm trainer = new LinearSvm();
        return trainer.train(twoClasses, trainer.defaults(), seed, Progress.NONE);
    }

    /** Of the algorithm with few trees or epochs. */
    public static CalibratedModel calibrated(Trainer algorithm, Dataset twoClasses, long seed) {
        Calibrated trainer = new Calibrated(algorithm);
        Parameters parameters = trainer.defaults().with("folds", 2);
        for (var few : Map.of("trees", 12.0, "epochs", 5.0).entrySet()) {
            if (parameters.values().containsKey(few.getKey())) {
                parameters = parameters.with(few.getKey(), few.getValue());
            }
        }
        return trainer.train(twoClasses, parameters, seed, Progress.NONE);
    }

    public static ModelFile file(SimilarityModel model) {
        return ModelFile.write(model, Manifest.of("test", model));
    }

    public static ModelFile file(TrainedModel model, Dataset dataset) {
        Predictions predictions = Predictions.of(model, dataset);
        RiskCoverage curve = RiskCoverage.of(predictions);
        return ModelFile.write(model,
                Manifest.of("test", model, Evaluation.of(predictions, 1), curve, curve.barFor(0.9)));
    }

    /** A small file, different for each seed. */
    public static ModelFile file(long seed) {
        Dataset dataset = RandomDatasets.of(100, 3, seed);
        return file(linear(dataset, seed), dataset);
    }
}
