package dev.tino.books.rating;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.BookError;
import dev.tino.core.error.Failure;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.Scores;
import dev.tino.models.ModelLease;
import dev.tino.models.ModelVersion;
import dev.tino.models.ServedModels;
import dev.tino.models.prediction.Prediction;
import dev.tino.models.prediction.PredictionLog;
import io.smallrye.mutiny.Uni;

/** Asks the rating model, or the latest one of an algorithm, and logs what it said. */
@ApplicationScoped
public class RatingService {

    private static final double DIGITS = 10_000;
    /** Seconds: a training on a thousand books takes less. */
    private static final String SOON = "60";

    private final ServedModels models;
    private final KnownGenres genres;
    private final PredictionLog log;

    RatingService(ServedModels models, KnownGenres genres, PredictionLog log) {
        this.models = models;
        this.genres = genres;
        this.log = log;
    }

    /**
     * @param algorithm whose latest version is to answer; the champion when null
     * @param callerId null when nobody is signed in
     */
    Uni<RatingAnswer> predict(RatingQuestion question, String algorithm, UUID callerId) {
        return predict(question, algorithm, callerId, lease -> check(lease, question));
    }

    /** The same for a genre that the catalogue may not have: the model takes it for one of which it has learned nothing. */
    public Uni<RatingAnswer> predictOfAnyGenre(RatingQuestion question, String algorithm, UUID callerId) {
        return predict(question, algorithm, callerId, lease -> Uni.createFrom().voidItem());
    }

    private Uni<RatingAnswer> predict(RatingQuestion question, String algorithm, UUID callerId,
            Function<ModelLease, Uni<Void>> check) {
        return (algorithm == null ? models.find(RatingFeatures.MODEL) : models.find(RatingFeatures.MODEL, algorithm))
                .map(found -> found.orElseThrow(RatingService::notTrained))
                .chain(lease -> check.apply(lease)
                        .chain(() -> lease.run(model -> answer(lease.version(), model, question.row())))
                        .eventually(lease::close)
                        .invoke(told -> log.add(new Prediction(lease.version(), callerId, told.best.label(),
                                told.best.probability(), told.micros))))
                .map(Told::answer);
    }

    /** @param micros of the model's work */
    private record Told(RatingAnswer answer, Scores.Score best, long micros) {
    }

    private static Failure notTrained() {
        return BookError.MODEL_NOT_TRAINED.because("No rating model is trained yet").with("Retry-After", SOON);
    }

    private Uni<Void> check(ModelLease lease, RatingQuestion question) {
        boolean known = lease.model().manifest().encoder().knows(RatingFeatures.GENRE, question.genre());
        return known ? Uni.createFrom().voidItem() : genres.check(question.genre());
    }

    private static Told answer(ModelVersion version, LoadedModel model, Row row) {
        long begin = System.nanoTime();
        Scores scores = model.score(List.of(row));
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin);
        Scores.Score best = scores.best(0);
        float well = scores.probability(0, scores.labels().indexOf(RatingFeatures.WELL));
        Manifest manifest = model.manifest();
        return new Told(new RatingAnswer(manifest.training().algorithm(), version.version(),
                best.label().equals(RatingFeatures.WELL), Math.round(well * DIGITS) / DIGITS,
                Math.round(manifest.evaluation().baseline() * DIGITS) / DIGITS, manifest.evaluation().signal()), best, micros);
    }
}
