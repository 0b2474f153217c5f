package dev.tino.models;

import dev.tino.ml.Models;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.Predictions;
import dev.tino.ml.train.RiskCoverage;
import dev.tino.ml.train.TrainedModel;

/** Small model files under names of the tests' own. */
public final class NamedModels {

    private NamedModels() {
    }

    /** A linear one; different for each seed, and so are its scores. */
    public static ModelFile file(String name, long seed) {
        Dataset dataset = RandomDatasets.of(100, 3, seed);
        return file(name, Models.linear(dataset, seed), dataset);
    }

    public static ModelFile forest(String name, long seed) {
        Dataset dataset = RandomDatasets.of(100, 3, seed);
        return file(name, Models.forest(dataset, seed), dataset);
    }

    public static ModelFile file(String name, TrainedModel model, Dataset dataset) {
        Predictions predictions = Predictions.of(model, dataset);
        RiskCoverage curve = RiskCoverage.of(predictions);
        return ModelFile.write(model,
                Manifest.of(name, model, Evaluation.of(predictions, 1), curve, curve.barFor(0.9)));
    }
}
