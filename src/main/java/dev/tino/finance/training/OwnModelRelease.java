package dev.tino.finance.training;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.ml.dataset.Dataset;
import dev.tino.models.ModelStore;
import dev.tino.models.ServedModels;
import dev.tino.models.StoredVersion;
import dev.tino.models.release.Candidate;
import dev.tino.models.release.Candidate.Source;
import dev.tino.models.release.ModelRelease;
import dev.tino.models.release.ModelReleases;
import dev.tino.models.release.Promotion;
import dev.tino.models.release.Released;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Puts an owner's trained model into service, unless the one that serves does better on what neither has seen. */
@ApplicationScoped
class OwnModelRelease {

    /** Fewer rows say nothing about which of two models is better. */
    static final int LEAST_ROWS = 5;

    private final ModelReleases releases;
    private final ModelStore store;
    private final ServedModels models;
    private final TrainingQueue queue;
    private final Pool pool;

    OwnModelRelease(ModelReleases releases, ModelStore store, ServedModels models, TrainingQueue queue, Pool pool) {
        this.releases = releases;
        this.store = store;
        this.models = models;
        this.queue = queue;
        this.pool = pool;
    }

    /**
     * May be repeated: the same file does nothing the second time.
     *
     * @param rows that it was trained on
     * @param corrections how many new ones it has learned from
     * @param hold fails in the transaction when the model is not wanted any more
     */
    Uni<Released> release(UUID ownerId, OwnModel trained, FiledRows rows, long corrections,
            Function<SqlClient, Uni<Void>> hold) {
        var candidate = new Candidate(ownerId, ownerId, trained.file(), Source.TRAINED);
        // What a model sees depends on settings; which it was made for, whoever leases it looks.
        return releases.prepareForOtherInputs(candidate)
                .chain(release -> promotion(ownerId, release, trained, rows)
                        .chain(promotion -> pool.withTransaction(transaction -> hold.apply(transaction)
                                .chain(() -> release.commit(transaction, promotion))
                                .call(() -> queue.learned(transaction, ownerId, corrections))))
                        .eventually(release::close))
                .call(() -> models.renew(candidate.name()));
    }

    private Uni<Promotion> promotion(UUID ownerId, ModelRelease release, OwnModel trained, FiledRows rows) {
        return trainedAt(ownerId, release).chain(trainedAt -> {
            int[] fresh = rows.newSince(trainedAt.orElse(Instant.EPOCH));
            if (trainedAt.isPresent() && fresh.length < LEAST_ROWS) {
                return Uni.createFrom().item(uncompared(release, rows.dataset().size(), fresh.length));
            }
            Dataset unseen = rows.dataset().select(fresh);
            return release.contest(unseen, trained.outOfFold(rows.dataset(), fresh));
        });
    }

    /** One that knows the latest corrections is the better guess, but a person's choice is no guess. */
    private static Promotion uncompared(ModelRelease release, int rows, int fresh) {
        String figures = "learned from %d corrections, the latest too; %d of them the champion has not seen, too few to compare"
                .formatted(rows, fresh);
        return release.chosen().map(champion -> Promotion.notBecause(
                "%s; version %d was chosen by hand".formatted(figures, champion.version())))
                .orElseGet(() -> Promotion.because(figures));
    }

    /** When the champion was; empty when there is none to compare with. */
    private Uni<Optional<Instant>> trainedAt(UUID ownerId, ModelRelease release) {
        return release.champion().isEmpty() ? Uni.createFrom().item(Optional.empty())
                : store.versions(ownerId, release.champion().get().version().name()).map(versions -> versions.stream()
                        .filter(version -> version.version() == release.champion().get().version().version())
                        .map(StoredVersion::createdAt).findFirst());
    }
}
