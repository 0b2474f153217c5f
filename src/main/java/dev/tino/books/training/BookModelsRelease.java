package dev.tino.books.training;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.rating.RatingChoice;
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
import dev.tino.models.release.Released;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Puts the models of the catalogue into service. May be repeated: the same files do nothing the second time. */
@ApplicationScoped
class BookModelsRelease {

    /** Locked: who looks next waits until it is settled which one serves. */
    private static final String KNOWN = "select revision from book_trained for update";
    private static final String TRAINED = "update book_trained set revision = $1";
    /** Each is lost to another training that ended in the moment between the look at the champion and the commit. */
    private static final int TRIES = 5;

    private final ModelReleases releases;
    private final Pool pool;

    BookModelsRelease(ModelReleases releases, Pool pool) {
        this.releases = releases;
        this.pool = pool;
    }

    /** @param revision of the catalogue that it has learned, at least */
    Uni<TrainedModel> recommender(JobRun run, UUID actorId, long revision, ModelFile file) {
        return recommender(run, actorId, revision, file, 1)
                .map(released -> TrainedModel.recommender(released, file.manifest()));
    }

    /** The revision decides, not who came first: one that lost its place to another commit alone tries again. */
    private Uni<Released> recommender(JobRun run, UUID actorId, long revision, ModelFile file, int attempt) {
        return withReleases(actorId, List.of(file), prepared -> pool.withTransaction(transaction -> run.hold(transaction)
                .chain(() -> commit(transaction, revision, prepared.get(0), attempt < TRIES))))
                .onFailure(ChampionChanged.class)
                .recoverWithUni(() -> recommender(run, actorId, revision, file, attempt + 1));
    }

    private static Uni<Released> commit(SqlClient transaction, long revision, ModelRelease prepared, boolean mayTryAgain) {
        return transaction.query(KNOWN).execute().map(rows -> rows.iterator().next().getLong(0) <= revision).chain(isLatest -> {
            Promotion promotion = isLatest ? Promotion.because("It knows the present catalogue")
                    : Promotion.notBecause("Another training knows a later catalogue");
            return prepared.commit(transaction, promotion).call(released -> {
                if (released.promotion().promoted()) {
                    return transaction.preparedQuery(TRAINED).execute(Tuple.of(revision));
                }
                return isLatest && mayTryAgain ? Uni.createFrom().failure(new ChampionChanged())
                        : Uni.createFrom().voidItem();
            });
        });
    }

    /** Rolls the transaction back, so that the next attempt finds everything as it was. */
    private static final class ChampionChanged extends RuntimeException {

        private static final long serialVersionUID = 1;

        ChampionChanged() {
            super(null, null, false, false);
        }
    }

    /**
     * The best of them in cross-validation serves, unless the champion is better on the rows held out. Were it chosen on
     * those, too, its figures there would be the best of several, and too good.
     */
    Uni<List<TrainedModel>> ratings(JobRun run, UUID actorId, List<Trained> trained, Dataset holdOut) {
        if (trained.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var choice = RatingChoice.of(trained);
        return withReleases(actorId, trained.stream().map(Trained::file).toList(), prepared -> {
            ModelRelease best = prepared.get(trained.indexOf(choice.best()));
            return best.contest(holdOut).map(outcome -> choice.told(outcome, best.champion().isPresent()))
                    .chain(outcome -> pool.withTransaction(transaction -> run.hold(transaction)
                            .chain(() -> commit(transaction, trained, prepared,
                                    one -> one == choice.best() ? outcome : choice.beaten(one)))));
        });
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
