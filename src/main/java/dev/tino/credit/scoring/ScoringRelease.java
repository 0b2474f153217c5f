package dev.tino.credit.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.job.JobRun;
import dev.tino.credit.dataset.SealedDataset;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.ml.train.Predictions;
import dev.tino.models.ServedModels;
import dev.tino.models.release.Candidate;
import dev.tino.models.release.Candidate.Source;
import dev.tino.models.release.ModelRelease;
import dev.tino.models.release.ModelReleases;
import dev.tino.models.release.Promotion;
import dev.tino.models.release.Released;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Puts a company's trained model into service, unless the one that serves does better on rows that neither has learned. */
@ApplicationScoped
class ScoringRelease {

    /** Fewer rows of a class say nothing about which of two models is better. */
    private static final int LEAST_OF_A_CLASS = 20;

    private final ModelReleases releases;
    private final ScoringVersions versions;
    private final ServedModels models;
    private final Pool pool;

    ScoringRelease(ModelReleases releases, ScoringVersions versions, ServedModels models, Pool pool) {
        this.releases = releases;
        this.versions = versions;
        this.models = models;
        this.pool = pool;
    }

    /**
     * A trained model that does not serve yet.
     *
     * @param tested positions of the rows that were predicted without having been learned
     * @param predictions of these, in their order
     */
    record Trained(ModelFile file, TrainingRows rows, int[] tested, Predictions predictions, ScoringReport report) {
    }

    /** May be repeated: the same file does nothing the second time. */
    Uni<Released> release(JobRun run, SealedDataset dataset, Trained trained) {
        UUID companyId = run.ownerId();
        var candidate = new Candidate(companyId, companyId, trained.file, Source.TRAINED, true);
        return releases.prepareForOtherInputs(candidate)
                .chain(release -> promotion(release, trained)
                        .chain(promotion -> pool.withTransaction(transaction -> run.hold(transaction)
                                .chain(() -> release.commit(transaction, promotion))
                                .call(released -> versions.add(transaction, companyId, released.version().version(), dataset,
                                        trained.report))))
                        .eventually(release::close))
                .call(() -> models.renew(candidate.name()));
    }

    private static Uni<Promotion> promotion(ModelRelease release, Trained trained) {
        if (release.champion().isEmpty()) {
            return release.contest(trained.rows.dataset(), trained.predictions);
        }
        int[] places = IntStream.range(0, trained.tested.length)
                .filter(place -> !trained.rows.seen().get(trained.tested[place])).toArray();
        return contest(release, trained, places);
    }

    /** @param places of the predictions that tell something about both */
    private static Uni<Promotion> contest(ModelRelease release, Trained trained, int[] places) {
        Dataset rows = trained.rows.dataset().select(Arrays.stream(places).map(place -> trained.tested[place]).toArray());
        List<String> classes = rows.classes();
        if (classes.size() < 2 || classes.stream().anyMatch(label -> count(rows, label) < LEAST_OF_A_CLASS)) {
            return Uni.createFrom().item(uncompared(release, rows.size()));
        }
        Predictions all = trained.predictions;
        return release.contest(rows, new Predictions(all.labels(),
                Arrays.stream(places).map(place -> all.truth()[place]).toArray(),
                Arrays.stream(places).mapToObj(place -> all.probabilities()[place]).toArray(double[][]::new), rows.units()));
    }

    private static long count(Dataset rows, String label) {
        return rows.labels().stream().filter(label::equals).count();
    }

    /** The one that knows the latest dataset is the better guess, but a person's choice is no guess. */
    private static Promotion uncompared(ModelRelease release, int rows) {
        String figures = "learned from the latest dataset; the champion has not learned %d of its rows, too few to compare"
                .formatted(rows);
        return release.chosen().map(champion -> Promotion.notBecause(
                "%s; version %d was chosen by hand".formatted(figures, champion.version())))
                .orElseGet(() -> Promotion.because(figures));
    }
}
