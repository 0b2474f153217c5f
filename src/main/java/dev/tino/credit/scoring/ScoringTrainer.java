package dev.tino.credit.scoring;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.train.Calibrated;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.GradientBoosting;
import dev.tino.ml.train.LogisticRegression;
import dev.tino.ml.train.Parameters;
import dev.tino.ml.train.Progress;
import dev.tino.ml.train.RandomForest;
import dev.tino.ml.train.RiskCoverage;
import dev.tino.ml.train.TrainedModel;
import dev.tino.ml.train.Trainer;

/**
 * Makes a company's model: several algorithms are tested, the best is trained on all rows. The same bytes for the same rows.
 */
final class ScoringTrainer {

    private static final long SEED = 1;

    /**
     * Shallow trees, which a few hundred rows suffice for, and which are quick to explain. Measured on German Credit without
     * protected fields, five folds, area under the ROC curve: a forest of depth 40 0.782, of depth 8 0.790; boosting of depth
     * 4 0.792, of depth 3 with half of the columns at each split 0.796. Three folds calibrate as well as five.
     */
    private static final List<Algorithm> ALGORITHMS = List.of(
            new Algorithm(new Calibrated(new LogisticRegression()), Map.of("folds", 3.0)),
            new Algorithm(new Calibrated(new RandomForest()), Map.of("folds", 3.0, "depth", 8.0, "binned", 1.0)),
            new Algorithm(new Calibrated(new GradientBoosting()),
                    Map.of("folds", 3.0, "depth", 3.0, "columnShare", 0.5)));

    private ScoringTrainer() {
    }

    /** @param settings that are not the trainer's own defaults */
    record Algorithm(Trainer trainer, Map<String, Double> settings) {

        String name() {
            return trainer.algorithm();
        }

        Parameters parameters() {
            Parameters parameters = trainer.defaults();
            for (var setting : settings.entrySet()) {
                parameters = parameters.with(setting.getKey(), setting.getValue());
            }
            return parameters;
        }
    }

    /** @throws IllegalArgumentException when one of these names is none of theirs, or there is no name */
    static List<Algorithm> algorithms(Set<String> names) {
        List<Algorithm> algorithms = ALGORITHMS.stream().filter(algorithm -> names.contains(algorithm.name())).toList();
        if (algorithms.isEmpty() || algorithms.size() < names.size()) {
            throw new IllegalArgumentException("tino.credit.algorithms is %s; there are %s".formatted(names,
                    ALGORITHMS.stream().map(Algorithm::name).toList()));
        }
        return algorithms;
    }

    /** @param helpers may train folds meanwhile */
    static Contender test(Algorithm algorithm, TestPlan plan, Progress progress, Executor helpers) {
        var predictions = plan.predict(algorithm.trainer(), algorithm.parameters(), progress, helpers);
        return new Contender(algorithm, predictions, Evaluation.of(predictions, SEED));
    }

    /** The one with the least log-loss: what matters are probabilities. */
    static Contender best(List<Contender> contenders) {
        return contenders.stream().min(Comparator.comparingDouble(one -> one.evaluation().logLoss())).orElseThrow();
    }

    /**
     * Trains on all rows.
     *
     * @param datasetName what the company knows them by; another dataset makes another file, even of the same rows
     */
    static ModelFile train(String name, Contender best, Dataset rows, String datasetName, Progress progress) {
        TrainedModel model = best.algorithm().trainer().train(rows, best.algorithm().parameters(), SEED, progress);
        // A bar of 0: the policy's thresholds say when a person has to look.
        Manifest manifest = Manifest.of(name, model, best.evaluation(), RiskCoverage.of(best.predictions()), 0);
        return ModelFile.write(model, manifest.trainedOn(datasetName));
    }
}
