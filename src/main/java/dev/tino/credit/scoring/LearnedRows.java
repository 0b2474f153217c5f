package dev.tino.credit.scoring;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.JobRun;
import dev.tino.credit.dataset.Datasets;
import dev.tino.credit.dataset.SealedDataset;
import dev.tino.credit.dataset.field.Field;
import dev.tino.credit.dataset.row.LabelledRow;
import dev.tino.credit.dataset.row.StoredRows;
import dev.tino.models.ModelStore;
import dev.tino.models.TrainingPool;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** What the champion has learned, so that it is not tested on that. */
@ApplicationScoped
class LearnedRows {

    private final ScoringVersions versions;
    private final Datasets datasets;
    private final StoredRows stored;
    private final ModelStore store;
    private final TrainingPool training;
    private final Pool pool;

    LearnedRows(ScoringVersions versions, Datasets datasets, StoredRows stored, ModelStore store, TrainingPool training,
            Pool pool) {
        this.versions = versions;
        this.datasets = datasets;
        this.stored = stored;
        this.store = store;
        this.training = training;
        this.pool = pool;
    }

    /**
     * The rows of a champion's dataset: by customer where both datasets name theirs, else by what it sees of them.
     *
     * @param version of the champion; 0 when there is none
     */
    record Learned(int version, Set<Long> keys, boolean byCustomer, Set<String> fields) {

        static final Learned NOTHING = new Learned(0, Set.of(), false, Set.of());

        boolean has(LabelledRow row) {
            return !keys.isEmpty() && keys.contains(key(row));
        }

        private long key(LabelledRow row) {
            return byCustomer ? RowKey.ofCustomer(row) : RowKey.ofContent(row, fields);
        }
    }

    /** By the champion that there is now, for a training on this dataset. */
    Uni<Learned> byChampion(JobRun run, SealedDataset next) {
        return store.champion(pool, ScoringModel.name(run.ownerId())).chain(found -> found.isEmpty()
                ? Uni.createFrom().item(Learned.NOTHING)
                : versions.find(run.ownerId(), found.get().version().version())
                        .chain(version -> version.isEmpty() ? Uni.createFrom().item(Learned.NOTHING)
                                : datasets.sealed(run.ownerId(), version.get().datasetId())
                                        .chain(dataset -> read(run, version.get().version(), dataset, next))));
    }

    private Uni<Learned> read(JobRun run, int version, SealedDataset dataset, SealedDataset next) {
        var learned = new Learned(version, new HashSet<>(), dataset.idField() != null && next.idField() != null,
                dataset.features().fields().stream().map(Field::name).collect(Collectors.toSet()));
        return stored.of(run.ownerId(), dataset.id())
                .onItem().transformToUniAndConcatenate(lot -> training.call(run, isAwaited -> {
                    lot.forEach(row -> learned.keys.add(learned.key(row)));
                    return lot.size();
                }).call(() -> run.progress(0, 1)))
                .collect().last().replaceWith(learned);
    }
}
