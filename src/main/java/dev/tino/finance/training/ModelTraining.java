package dev.tino.finance.training;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import dev.tino.finance.FinanceError;
import dev.tino.finance.classification.Classifier;
import dev.tino.ml.ModelException;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.onnx.Manifest;
import dev.tino.models.TrainingPool;
import dev.tino.models.release.Released;
import io.smallrye.mutiny.Uni;

/** The job that trains an owner's model on what he filed himself, and puts it into service. */
@ApplicationScoped
class ModelTraining implements JobHandler {

    static final String KIND = "finance.model";

    private final TrainingQueue queue;
    private final TrainingRows rows;
    private final TrainingPool training;
    private final OwnModelRelease release;
    private final ObjectMapper json;

    ModelTraining(TrainingQueue queue, TrainingRows rows, TrainingPool training, OwnModelRelease release, ObjectMapper json) {
        this.queue = queue;
        this.rows = rows;
        this.training = training;
        this.release = release;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Each holds several copies of its weights. */
    @Override
    public int mostAtOnce() {
        return 1;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        UUID ownerId = run.ownerId();
        // Counted before the rows are read: one that is filed in between is learned from and counts for the next time, too.
        return queue.corrections(ownerId)
                .chain(corrections -> rows.of(ownerId)
                        .chain(filed -> train(run, filed.dataset())
                                .chain(trained -> release.release(ownerId, trained, filed, corrections, run::hold)
                                        .chain(released -> tell(run, released, trained.file().manifest())))));
    }

    private Uni<OwnModel> train(JobRun run, Dataset corrected) {
        String name = Classifier.ownModel(run.ownerId());
        return training.call(run, isAwaited -> OwnModelTrainer.train(name, corrected, (done, total) -> {
            run.progress(done, total).subscribe().with(reported -> {
            }, over -> {
            });
            return isAwaited.getAsBoolean() && !run.isOver();
        })).onFailure(ModelTraining::isNotTrainable).transform(refused -> FinanceError.TOO_FEW_CORRECTIONS
                .because("The transactions that you filed do not suffice for a model: %s", refused.getMessage()));
    }

    private static boolean isNotTrainable(Throwable failure) {
        return failure instanceof ModelException refused && refused.reason() == ModelException.Reason.NOT_TRAINABLE;
    }

    private Uni<Void> tell(JobRun run, Released released, Manifest manifest) {
        var trained = new TrainedOwnModel(released.version(), released.promotion(), manifest.training().rows(),
                manifest.confidenceBar(),
                manifest.evaluation().accuracy().value(), manifest.riskCoverage().at(manifest.confidenceBar()));
        try {
            return run.store(JobRun.RESULT, 0, json.writeValueAsBytes(trained), 1, 1);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
