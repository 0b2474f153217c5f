package dev.tino.finance.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jboss.logging.Logger;

import dev.tino.finance.classification.Classifier;
import dev.tino.finance.classification.TransactionFeatures;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Split;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.onnx.Parity;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.LogisticRegression;
import dev.tino.ml.train.Parameters;
import dev.tino.ml.train.Predictions;
import dev.tino.ml.train.Progress;
import dev.tino.ml.train.RiskCoverage;
import dev.tino.ml.train.TrainedModel;
import dev.tino.ml.train.Trainer;

/** Trains the model that ships, from our own corpus: the same bytes each time. */
public final class ShippedModel {

    /** What a confident answer should be worth on merchants that the model never saw; below it, it says nothing. */
    static final double WANTED_ACCURACY = 0.87;

    private static final Logger LOG = Logger.getLogger(ShippedModel.class);
    static final long SEED = 20260101;
    private static final int TESTED_PART = 5;

    private ShippedModel() {
    }

    /** @param arguments the file to write */
    public static void main(String... arguments) throws IOException {
        Path target = Path.of(arguments[0]);
        ModelFile file = train(StatementGenerator.DEFAULT_LINES);
        Files.write(target, file.bytes());
        LOG.infof("%s: %,d bytes, SHA-256 %s", target, file.bytes().length, file.sha256());
    }

    /** Evaluates on a fifth of the merchants after training on the others, then trains on all of them. */
    static ModelFile train(int lines) {
        Trainer trainer = trainer();
        Parameters parameters = parameters();
        Dataset corpus = corpus(lines);

        Split split = Split.holdOut(corpus, TESTED_PART, SEED);
        TrainedModel rehearsal = trainer.train(corpus.select(split.training()), parameters, SEED, Progress.NONE);
        Predictions predictions = Predictions.of(rehearsal, corpus.select(split.test()));
        Evaluation evaluation = Evaluation.of(predictions, SEED);
        RiskCoverage riskCoverage = RiskCoverage.of(predictions);
        double bar = riskCoverage.barFor(WANTED_ACCURACY);
        LOG.infof("Unseen merchants: accuracy %.3f, macro-F1 %.3f; bar %.2f answers %.3f with accuracy %.3f",
                evaluation.accuracy().value(), evaluation.macroF1().value(), bar, riskCoverage.at(bar).coverage(),
                riskCoverage.at(bar).accuracy());

        TrainedModel model = trainer.train(corpus, parameters, SEED, Progress.NONE);
        ModelFile file = ModelFile.write(model, Manifest.of(Classifier.MODEL, model, evaluation, riskCoverage, bar));
        verify(file, model, corpus.rows().subList(0, Math.min(1_000, corpus.size())));
        return file;
    }

    static Trainer trainer() {
        return new LogisticRegression();
    }

    /** Half of the default epochs: on unseen merchants it answers most at the wanted accuracy. */
    static Parameters parameters() {
        return trainer().defaults().with("epochs", 10);
    }

    /** What the model is trained on, in groups of one merchant. */
    static Dataset corpus(int lines) {
        List<GeneratedLine> generated = new StatementGenerator(Lexicon.load(), SEED).generate(lines).toList();
        return new Dataset(TransactionFeatures.SCHEMA,
                generated.stream().map(line -> TransactionFeatures.row(line.date(), line.description(), line.amount()))
                        .toList(),
                generated.stream().map(GeneratedLine::category).toList(),
                generated.stream().map(GeneratedLine::merchant).toList());
    }

    private static void verify(ModelFile file, TrainedModel model, List<Row> rows) {
        try (LoadedModel loaded = LoadedModel.load(file)) {
            Parity parity = Parity.of(model.score(rows), loaded.score(rows).probabilities());
            LOG.infof("Parity: worst difference of a probability %.2g", parity.worst());
            if (!parity.holds()) {
                throw new IllegalStateException("The written model does not say what the trained one said: " + parity);
            }
        }
    }
}
