package dev.tino.testsupport;

import java.util.UUID;

import dev.tino.ml.Models;
import dev.tino.ml.RandomDatasets;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.train.Evaluation;
import dev.tino.ml.train.Predictions;
import dev.tino.ml.train.RiskCoverage;
import dev.tino.ml.train.TrainedModel;
import dev.tino.models.release.Candidate;
import dev.tino.models.release.Candidate.Source;
import dev.tino.models.release.ModelReleases;
import dev.tino.models.release.Promotion;
import dev.tino.models.release.Released;
import io.vertx.mutiny.sqlclient.Pool;

/** Models of accounts of the service under test, released as any other is. */
public final class OwnedModels {

    private OwnedModels() {
    }

    /** A new name of an account's, with one version that serves; null for everybody's. */
    public static String add(ModelReleases releases, Pool pool, UUID ownerId) {
        String name = "test." + UUID.randomUUID();
        release(releases, pool, ownerId, file(name, 1), Promotion.because("first version"));
        return name;
    }

    public static Released release(ModelReleases releases, Pool pool, UUID ownerId, ModelFile file, Promotion promotion) {
        try (var release = releases.prepare(new Candidate(ownerId, ownerId, file, Source.TRAINED)).await().indefinitely()) {
            return pool.withTransaction(transaction -> release.commit(transaction, promotion)).await().indefinitely();
        }
    }

    /** A small file, different for each seed, of the same training rows. */
    public static ModelFile file(String name, long seed) {
        Dataset dataset = RandomDatasets.of(100, 3, 1);
        TrainedModel model = Models.linear(dataset, seed);
        Predictions predictions = Predictions.of(model, dataset);
        RiskCoverage curve = RiskCoverage.of(predictions);
        return ModelFile.write(model,
                Manifest.of(name, model, Evaluation.of(predictions, 1), curve, curve.barFor(0.9)));
    }
}
