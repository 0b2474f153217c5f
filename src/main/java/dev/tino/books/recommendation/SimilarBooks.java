package dev.tino.books.recommendation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.resteasy.reactive.RestResponse;

import dev.tino.books.BookError;
import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.Books;
import dev.tino.books.catalogue.CatalogueAnswers;
import dev.tino.books.recommendation.ProfileSearch.Search;
import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimits;
import dev.tino.models.ModelLease;
import dev.tino.models.ServedModels;
import io.smallrye.mutiny.Uni;

/**
 * Recommends books like one: by description; by genre and title where it has none that the model knows, or there is no model.
 */
@ApplicationScoped
public class SimilarBooks {

    private final Books books;
    private final RankedBooks ranked;
    private final ServedModels models;
    private final ProfileSearch search;
    private final CatalogueAnswers answers;
    private final RateLimits limits;
    private final RecommendationLog log;

    SimilarBooks(Books books, RankedBooks ranked, ServedModels models, ProfileSearch search, CatalogueAnswers answers,
            RateLimits limits, RecommendationLog log) {
        this.books = books;
        this.ranked = ranked;
        this.models = models;
        this.search = search;
        this.answers = answers;
        this.limits = limits;
        this.log = log;
    }

    /**
     * The answer, or that whoever asks has it. One lease tells which version answers and is what answers.
     *
     * @param ifNoneMatch the states that whoever asks has
     */
    Uni<RestResponse<byte[]>> like(UUID bookId, int limit, List<String> ifNoneMatch, Asker asker) {
        var time = new ModelTime();
        return models.find(Documents.MODEL).chain(model -> answer(bookId, limit, ifNoneMatch, asker, model, time)
                .invoke(answer -> {
                    if (answer.getEntity() != null) {
                        log.add(answer.getEntity(), asker, time);
                    }
                }));
    }

    private Uni<RestResponse<byte[]>> answer(UUID bookId, int limit, List<String> ifNoneMatch, Asker asker,
            Optional<ModelLease> model, ModelTime time) {
        // The work goes on for others when this request leaves, and the lease with it.
        var begun = new AtomicBoolean();
        return answers.answer(ifNoneMatch, List.of("recommendations", bookId, limit, model.map(ModelLease::version)), () -> {
            // Before there is a Uni, so that it is refused to this one alone.
            model.ifPresent(lease -> limits.take(RateClass.INFERENCE, asker.counted()));
            begun.set(true);
            return like(bookId, limit, model, time).eventually(() -> model.ifPresent(ModelLease::close));
        }).onTermination().invoke(() -> {
            if (!begun.get()) {
                model.ifPresent(ModelLease::close);
            }
        });
    }

    /** The recommendations themselves, made anew: for whoever tells them in another shape. */
    public Uni<Recommendations> like(UUID bookId, int limit, Asker asker) {
        var time = new ModelTime();
        return models.find(Documents.MODEL)
                .chain(model -> Uni.createFrom().deferred(() -> {
                    model.ifPresent(lease -> limits.take(RateClass.INFERENCE, asker.counted()));
                    return like(bookId, limit, model, time);
                }).eventually(() -> model.ifPresent(ModelLease::close)))
                .invoke(answer -> log.add(answer, asker, time));
    }

    private Uni<Recommendations> like(UUID bookId, int limit, Optional<ModelLease> model, ModelTime time) {
        return books.find(bookId)
                .map(found -> found.orElseThrow(() -> BookError.BOOK_NOT_FOUND.because("There is no such book")))
                .chain(book -> likeByDescription(book, limit, model, time)
                        .chain(found -> found.map(Uni.createFrom()::item).orElseGet(() -> likeByGenre(book, limit))));
    }

    private Uni<Optional<Recommendations>> likeByDescription(Book book, int limit, Optional<ModelLease> model,
            ModelTime time) {
        return book.description() == null || model.isEmpty() ? Uni.createFrom().item(Optional.empty())
                : search.find(new Search(model.get(), Basis.DESCRIPTION, Profile.of(List.of(book), List.of()), limit, Set.of(),
                        ranking -> ranked.there(ranking, book), time));
    }

    private Uni<Recommendations> likeByGenre(Book book, int limit) {
        return ranked.likeByGenre(book, ProfileSearch.toChooseFrom(limit))
                .map(found -> Diversity.byScore(found, limit, Set.of()))
                .chain(chosen -> books.find(chosen.stream().map(RankedBook::id).toList())
                        .map(found -> new Recommendations(Basis.GENRE, null, ChosenBook.of(chosen, found).stream()
                                .map(one -> one.because(shared(book, one.book()))).toList())));
    }

    /** The words of both titles, and the genre when it is that of both. */
    private static List<String> shared(Book asked, Book book) {
        Set<String> words = new TreeSet<>(Titles.words(book.title()));
        words.retainAll(Titles.words(asked.title()));
        List<String> shared = new ArrayList<>(words);
        if (book.genre().equals(asked.genre())) {
            shared.add(book.genre());
        }
        return shared;
    }
}
