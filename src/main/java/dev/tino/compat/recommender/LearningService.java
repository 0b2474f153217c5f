package dev.tino.compat.recommender;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.Books;
import dev.tino.books.recommendation.Documents;
import dev.tino.books.training.BookTraining;
import dev.tino.models.ModelLease;
import dev.tino.models.ServedModels;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** What the recommender learns from, and its training. */
@ApplicationScoped
class LearningService {

    /** The files that this system makes of one model, whose names its clients know. */
    private static final List<String> ARTIFACTS = List.of("tfidf_vectorizer.pkl", "cosine_sim_matrix.pkl", "idx_series.pkl");

    private final Books books;
    private final BookNumbers numbers;
    private final BookTraining training;
    private final ServedModels models;
    private final Pool pool;
    private final Vertx vertx;

    LearningService(Books books, BookNumbers numbers, BookTraining training, ServedModels models, Pool pool, Vertx vertx) {
        this.books = books;
        this.numbers = numbers;
        this.training = training;
        this.models = models;
        this.pool = pool;
        this.vertx = vertx;
    }

    /** @param description its words, divided by spaces */
    record Feature(long id, String title, String description) {

        static Feature of(long number, Book book) {
            return new Feature(number, book.title(), Documents.words(book.description()));
        }
    }

    record Features(@JsonProperty("total_records") int total, List<Feature> features) {
    }

    /**
     * @param artifacts none while nothing is trained
     * @param jobId of the training that the request began; null when it began none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Training(@JsonProperty("msg") String message, @JsonProperty("artifacts_saved") List<String> artifacts,
            @JsonProperty("job_id") UUID jobId) {
    }

    Uni<Features> features() {
        return books.first(Recommender.MOST_ROWS)
                .chain(found -> numbers.with(found, Book::id, Numbered::new))
                // All texts of a catalogue are too many to read on the event loop.
                .chain(found -> vertx.executeBlocking(() -> found.stream().sorted(Comparator.comparing(Numbered::number))
                        .map(one -> Feature.of(one.number, one.book)).toList(), false))
                .map(features -> new Features(features.size(), features));
    }

    private record Numbered(long number, Book book) {
    }

    /** @param actorId for whom the models are trained anew; null for nobody */
    Uni<Training> training(UUID actorId) {
        return books.count()
                .invoke(count -> Answers.require(count > 0, 200, "Nenhum dado encontrado para treinamento."))
                .chain(this::isTrained)
                .chain(isTrained -> begun(actorId).map(jobId -> isTrained
                        ? new Training("Pipeline de treinamento executado com sucesso", ARTIFACTS, jobId)
                        : new Training(jobId == null ? "Nenhum modelo treinado" : "Treinamento em andamento", List.of(),
                                jobId)));
    }

    private Uni<Boolean> isTrained() {
        return models.find(Documents.MODEL).invoke(model -> model.ifPresent(ModelLease::close))
                .map(model -> model.isPresent());
    }

    private Uni<UUID> begun(UUID actorId) {
        return actorId == null ? Uni.createFrom().nullItem()
                : pool.withTransaction(transaction -> training.submit(transaction, actorId, Set.of()));
    }
}
