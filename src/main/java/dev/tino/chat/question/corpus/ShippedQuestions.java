package dev.tino.chat.question.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jboss.logging.Logger;

import dev.tino.chat.question.phrase.QuestionFeatures;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.encode.EncoderSettings;
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

/** Trains the classifier of questions that ships, from our own phrasings: the same bytes each time. */
public final class ShippedQuestions {

    static final long SEED = 20260201;

    private static final Logger LOG = Logger.getLogger(ShippedQuestions.class);
    private static final int COMPARED_ROWS = 1_000;

    private ShippedQuestions() {
    }

    /** @param arguments the file to write */
    public static void main(String... arguments) throws IOException {
        Path target = Path.of(arguments[0]);
        ModelFile file = train(Corpus.of(SEED));
        Files.write(target, file.bytes());
        LOG.infof("%s: %,d bytes, SHA-256 %s", target, file.bytes().length, file.sha256());
    }

    /** Evaluates on the development set, on which nothing is trained. */
    static ModelFile train(Dataset corpus) {
        TrainedModel model = trainer().train(corpus, parameters(), SEED, Progress.NONE);
        Dataset development = DevelopmentSet.load();
        Predictions predictions = Predictions.of(model, development);
        Evaluation evaluation = Evaluation.of(predictions, SEED);
        RiskCoverage riskCoverage = RiskCoverage.of(predictions);
        double bar = Bar.of(model, development);
        LOG.infof("%,d phrasings; development set: accuracy %.3f; bar %.2f answers %.3f with accuracy %.3f", corpus.size(),
                evaluation.accuracy().value(), bar, riskCoverage.at(bar).coverage(), riskCoverage.at(bar).accuracy());
        ModelFile file = ModelFile.write(model, Manifest.of(QuestionFeatures.MODEL, model, evaluation, riskCoverage, bar));
        verify(file, model, corpus.rows().subList(0, COMPARED_ROWS));
        return file;
    }

    static Trainer trainer() {
        return new LogisticRegression();
    }

    static Parameters parameters() {
        return trainer().defaults().with(new EncoderSettings(2, 4, true, 8, 0.5)).with("epochs", 8).with("learningRate", 0.2);
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
