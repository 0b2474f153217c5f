package dev.tino.books.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.rating.RatingTrainer.Trained;
import dev.tino.books.training.TrainingResult.TrainedModel;
import dev.tino.core.job.JobRun;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.models.release.Candidate;
import dev.tino.models.release.Candidate.Source;
import dev.tino.models.release.ModelRelease;
import dev.tino.models.release.ModelReleases;
import dev.tino.models.release.Promotion;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Puts the models of the catalogue into service. May be repeated: the same files do nothing the second time. */
@ApplicationScoped
class BookModelsRelease {

    private static final String TRAINED = "update book_trained set revision = $1 where revision <= $1";

    private final ModelReleases releases;
    private final Pool pool;

    BookModelsRelease(ModelReleases releases, Pool pool) {
        this.releases = releases;
        this.pool = pool;
    }

    /** @param revision of the catalogue that it has learned, at least */
    Uni<TrainedModel> recommender(JobRun run, UUID actorId, long revision, ModelFile file) {
        return withReleases(actorId, List.of(file), prepared -> pool.withTransaction(transaction -> run.hold(transaction)
                .chain(() -> promotion(transaction, revision))
                .chain(promotion -> prepared.get(0).commit(transaction, promotion))))
                .map(released -> TrainedModel.recommender(released, file.manifest()));
    }

    private static Uni<Promotion> promotion(SqlClient transaction, long revision) {
        return transaction.preparedQuery(TRAINED).execute(Tuple.of(revision)).map(updated -> updated.rowCount() > 0
                ? Promotion.because("It knows the present catalogue")
                : Promotion.notBecause("Another training knows a later catalogue"));
    }

    /** The best of them on the rows held out serves, unless the champion is better. */
    Uni<List<TrainedModel>> ratings(JobRun run, UUID actorId, List<Trained> trained, Dataset holdOut) {
        if (trained.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Trained best = trained.stream().min(Comparator.comparingDouble(one -> one.holdOut().logLoss())).orElseThrow();
        return withReleases(actorId, trained.stream().map(Trained::file).toList(),
                prepared -> prepared.get(trained.indexOf(best)).contest(holdOut)
                        .chain(outcome -> pool.withTransaction(transaction -> run.hold(transaction)
                                .chain(() -> commit(transaction, trained, prepared,
                                        one -> one == best ? outcome : beaten(one, best))))));
    }

    private static Promotion beaten(Trained one, Trained best) {
        return Promotion.notBecause("%s was better on the rows held out: log-loss %.4f against %.4f"
                .formatted(best.algorithm(), best.holdOut().logLoss(), one.holdOut().logLoss()));
    }

    private static Uni<List<TrainedModel>> commit(SqlClient transaction, List<Trained> trained, List<ModelRelease> prepared,
            Function<Trained, Promotion> promotions) {
        return Multi.createFrom().iterable(trained)
                .onItem().transformToUniAndConcatenate(one -> prepared.get(trained.indexOf(one))
                        .commit(transaction, promotions.apply(one)).map(released -> TrainedModel.rating(released, one)))
                .collect().asList();
    }

    /** Verifies the files, one after the other, and closes what was opened for that, whatever comes. */
    private <T> Uni<T> withReleases(UUID actorId, List<ModelFile> files, Function<List<ModelRelease>, Uni<T>> work) {
        List<ModelRelease> prepared = new ArrayList<>();
        return Multi.createFrom().iterable(files)
                .onItem().transformToUniAndConcatenate(
                        file -> releases.prepare(new Candidate(null, actorId, file, Source.TRAINED)))
                .onItem().invoke(prepared::add)
                .collect().last()
                .chain(() -> work.apply(prepared))
                .eventually(() -> prepared.forEach(ModelRelease::close));
    }
}
