package dev.tino.credit.scoring;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.JobRun;
import dev.tino.credit.dataset.SealedDataset;
import dev.tino.credit.dataset.row.StoredRows;
import dev.tino.models.TrainingPool;
import io.smallrye.mutiny.Uni;

/** Reads what a model is trained on. */
@ApplicationScoped
class TrainingRowsReader {

    private final StoredRows stored;
    private final TrainingPool training;
    private final ScoringConfig config;

    TrainingRowsReader(StoredRows stored, TrainingPool training, ScoringConfig config) {
        this.stored = stored;
        this.training = training;
        this.config = config;
    }

    /** Arrives on a training thread; what rows are made of each lot is made there, too. */
    Uni<TrainingRows> read(JobRun run, SealedDataset dataset, LearnedRows.Learned learned) {
        var builder = new TrainingRows.Builder(dataset, learned, config.trainingRows());
        return stored.of(run.ownerId(), dataset.id())
                // Each lot is progress, which stops when the job is over.
                .onItem().transformToUniAndConcatenate(lot -> training.call(run, isAwaited -> builder.add(lot))
                        .call(() -> run.progress(0, 1)))
                .collect().last()
                .chain(() -> training.call(run, isAwaited -> builder.build()));
    }
}
