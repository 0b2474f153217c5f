package dev.tino.finance.training;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.audit.activity.Activities;
import dev.tino.core.audit.activity.Activity;
import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import dev.tino.finance.classification.Classifier;
import dev.tino.finance.classification.OwnModelFeatures;
import dev.tino.finance.training.CorrectedRows.Corrected;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.models.ModelLease;
import dev.tino.models.ModelStore;
import dev.tino.models.ModelVersion;
import dev.tino.models.ServedModels;
import dev.tino.models.TrainingPool;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** The job that trains an owner's model on what he filed himself, and puts it into service. */
@ApplicationScoped
class ModelTraining implements JobHandler {

    static final String KIND = "finance.model";

    private static final int LOT = 1_000;

    private final TrainingQueue queue;
    private final CorrectedRows corrected;
    private final ServedModels models;
    private final ModelStore store;
    private final TrainingPool training;
    private final Activities activities;
    private final ObjectMapper json;
    private final Pool pool;

    ModelTraining(TrainingQueue queue, CorrectedRows corrected, ServedModels models, ModelStore store, TrainingPool training,
            Activities activities, ObjectMapper json, Pool pool) {
        this.queue = queue;
        this.corrected = corrected;
        this.models = models;
        this.store = store;
        this.training = training;
        this.activities = activities;
        this.json = json;
        this.pool = pool;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** There is one thread for it. */
    @Override
    public int mostAtOnce() {
        return 1;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        UUID ownerId = run.ownerId();
        return queue.taken(pool, ownerId)
                .chain(() -> corrected.latest(ownerId))
                .invoke(rows -> rows.trainable().check())
                .chain(this::dataset)
                .chain(rows -> train(run, rows))
                .chain(file -> store(ownerId, file).chain(version -> tell(run, version, file)));
    }

    /** The rows with what the model that ships says of them. */
    private Uni<Dataset> dataset(Corrected filed) {
        ModelLease shipped = models.lease(Classifier.MODEL);
        return Multi.createFrom().items(IntStream.iterate(0, from -> from < filed.rows().size(), from -> from + LOT).boxed())
                .map(from -> filed.rows().subList(from, Math.min(filed.rows().size(), from + LOT)))
                .onItem().transformToUniAndConcatenate(
                        lot -> shipped.run(model -> OwnModelFeatures.rows(lot, model.score(lot),
                                model.manifest().confidenceBar())))
                .onItem().<Row> transformToIterable(lot -> lot)
                .collect().asList()
                .map(rows -> new Dataset(OwnModelFeatures.SCHEMA, rows, filed.labels(), filed.keys()))
                .eventually(shipped::close);
    }

    private Uni<ModelFile> train(JobRun run, Dataset rows) {
        String name = Classifier.ownModel(run.ownerId());
        return training.call(isAwaited -> OwnModelTrainer.train(name, rows, (done, total) -> {
            run.progress(done, total).subscribe().with(reported -> {
            }, over -> {
            });
            return isAwaited.getAsBoolean() && !run.isOver();
        }));
    }

    private Uni<ModelVersion> store(UUID ownerId, ModelFile file) {
        return pool.withTransaction(transaction -> store.add(transaction, file.manifest().name(), ownerId, file)
                .call(version -> activities.record(transaction, Activity.of(ownerId, "model.trained", version.name())
                        .with(Map.of("version", version.version())))))
                .invoke(version -> models.renew(version.name()));
    }

    private Uni<Void> tell(JobRun run, ModelVersion version, ModelFile file) {
        var manifest = file.manifest();
        var trained = new TrainedOwnModel(version, manifest.training().rows(), manifest.confidenceBar(),
                manifest.evaluation().accuracy().value(), manifest.riskCoverage().at(manifest.confidenceBar()));
        try {
            return run.store(JobRun.RESULT, 0, json.writeValueAsBytes(trained), 1, 1);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
