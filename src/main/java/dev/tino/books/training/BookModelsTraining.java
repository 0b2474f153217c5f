package dev.tino.books.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.books.catalogue.Books;
import dev.tino.books.catalogue.CatalogueRevision;
import dev.tino.books.rating.RatingFeatures;
import dev.tino.books.rating.RatingRows;
import dev.tino.books.rating.RatingTrainer;
import dev.tino.books.rating.RatingTrainer.Trained;
import dev.tino.books.recommendation.Documents;
import dev.tino.books.training.BookTraining.Asked;
import dev.tino.books.training.TrainingResult.NotTrained;
import dev.tino.books.training.TrainingResult.TrainedModel;
import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.onnx.ModelFile;
import dev.tino.models.TrainingPool;
import io.smallrye.mutiny.Uni;

/** The job that trains the models of the catalogue on what the shop has, and puts them into service. */
@ApplicationScoped
class BookModelsTraining implements JobHandler {

    static final String KIND = "books.models";

    private final BookTraining queue;
    private final Books books;
    private final CatalogueRevision revision;
    private final TrainingPool training;
    private final BookModelsRelease release;
    private final ObjectMapper json;

    BookModelsTraining(BookTraining queue, Books books, CatalogueRevision revision, TrainingPool training,
            BookModelsRelease release, ObjectMapper json) {
        this.queue = queue;
        this.books = books;
        this.revision = revision;
        this.training = training;
        this.release = release;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Two would hold the catalogue in memory twice. */
    @Override
    public int mostAtOnce() {
        return 1;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        return queue.asked(run.id())
                // Before the books: what changes in between is learned, and counts for the next time, too.
                .chain(asked -> revision.current()
                        .chain(known -> lessons(run).chain(lessons -> train(run, asked, known, lessons))))
                .chain(result -> store(run, result));
    }

    /** What is learned from, without the rest of a catalogue that may be large. */
    private record Lessons(int books, Dataset documents, RatingRows rows) {
    }

    private Uni<Lessons> lessons(JobRun run) {
        return books.all().chain(there -> training.call(run, isAwaited -> new Lessons(there.size(), Documents.of(there),
                RatingRows.of(there))));
    }

    private Uni<TrainingResult> train(JobRun run, Asked asked, long known, Lessons lessons) {
        if (lessons.books == 0) {
            return Uni.createFrom().item(new TrainingResult(0, List.of(), List.of(
                    new NotTrained(Documents.MODEL, "There are no books"),
                    new NotTrained(RatingFeatures.MODEL, "There are no books"))));
        }
        Optional<String> obstacle = lessons.rows.notTrainable();
        List<String> algorithms = obstacle.isPresent() ? List.of() : asked.algorithms();
        var progress = new TrainingProgress(run, 1 + algorithms.size());
        return Uni.combine().all()
                .unis(recommender(run, lessons.documents, progress), ratings(run, algorithms, lessons.rows, progress))
                .asTuple()
                .chain(trained -> release.recommender(run, asked.actorId(), known, trained.getItem1())
                        .chain(recommender -> release
                                .ratings(run, asked.actorId(), trained.getItem2(), lessons.rows.holdOut())
                                .map(ratings -> result(lessons.books, recommender, ratings, obstacle))));
    }

    private Uni<ModelFile> recommender(JobRun run, Dataset documents, TrainingProgress progress) {
        return training.call(run, isAwaited -> Documents.train(documents, progress.of(0, isAwaited)));
    }

    /** As many at a time as the pool has threads. */
    private Uni<List<Trained>> ratings(JobRun run, List<String> algorithms, RatingRows rows, TrainingProgress progress) {
        if (algorithms.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Uni<Trained>> trainings = new ArrayList<>();
        for (String algorithm : algorithms) {
            int model = trainings.size() + 1;
            trainings.add(training.call(run, isAwaited -> RatingTrainer.train(algorithm, rows, progress.of(model, isAwaited))));
        }
        return Uni.join().all(trainings).andFailFast();
    }

    private static TrainingResult result(int books, TrainedModel recommender, List<TrainedModel> ratings,
            Optional<String> obstacle) {
        List<TrainedModel> models = new ArrayList<>(ratings);
        models.add(0, recommender);
        return new TrainingResult(books, models,
                obstacle.map(reason -> List.of(new NotTrained(RatingFeatures.MODEL, reason))).orElse(List.of()));
    }

    private Uni<Void> store(JobRun run, TrainingResult result) {
        try {
            return run.store(JobRun.RESULT, 0, json.writeValueAsBytes(result), 1, 1);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
