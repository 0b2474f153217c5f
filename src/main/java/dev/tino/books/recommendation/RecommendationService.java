package dev.tino.books.recommendation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.BookError;
import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.BookView;
import dev.tino.books.catalogue.Books;
import dev.tino.books.recommendation.BestScores.Scored;
import dev.tino.books.recommendation.preference.Opinion;
import dev.tino.books.recommendation.preference.Preference;
import dev.tino.books.recommendation.preference.Preferences;
import dev.tino.ml.dataset.Row;
import dev.tino.models.ModelLease;
import dev.tino.models.ModelVersion;
import dev.tino.models.ServedModels;
import io.smallrye.mutiny.Uni;

/** Recommends books: those like one, or those that a reader may like. */
@ApplicationScoped
class RecommendationService {

    /** The latest; what was liked before them tells little of today's taste. */
    private static final int OPINIONS = 100;
    private static final Uni<Optional<Recommendations>> NOTHING = Uni.createFrom().item(Optional.empty());

    private final Books books;
    private final RankedBooks candidates;
    private final Preferences preferences;
    private final ServedModels models;
    private final ProfileSearch comparison;

    RecommendationService(Books books, RankedBooks candidates, Preferences preferences, ServedModels models,
            ProfileSearch comparison) {
        this.books = books;
        this.candidates = candidates;
        this.preferences = preferences;
        this.models = models;
        this.comparison = comparison;
    }

    /** The version of the recommender that answers now; empty while none does. */
    Uni<Optional<ModelVersion>> model() {
        return models.find(Documents.MODEL).map(found -> found.map(lease -> {
            try (lease) {
                return lease.version();
            }
        }));
    }

    /**
     * Books like this one, by description; by genre and title where it has none that the model knows, or there is no model.
     *
     * @param model the one to ask
     */
    Uni<Recommendations> like(UUID bookId, int limit, Optional<ModelVersion> model) {
        return books.find(bookId)
                .map(found -> found.orElseThrow(() -> BookError.BOOK_NOT_FOUND.because("There is no such book")))
                .chain(book -> likeByDescription(book, limit, model)
                        .chain(found -> found.map(Uni.createFrom()::item).orElseGet(() -> likeByGenre(book, limit))));
    }

    private Uni<Optional<Recommendations>> likeByDescription(Book book, int limit, Optional<ModelVersion> model) {
        return book.description() == null || model.isEmpty() ? NOTHING
                : compare(models.find(Documents.MODEL, model.get().version()), Basis.DESCRIPTION, null,
                        Profile.like(book.description()), limit,
                        ranking -> candidates.ranked(ranking, book));
    }

    private Uni<Recommendations> likeByGenre(Book book, int limit) {
        return candidates.likeByGenre(book, ProfileSearch.toChooseFrom(limit))
                .map(found -> Diversity.choose(found, limit))
                .chain(chosen -> tell(Basis.GENRE, chosen));
    }

    /** Books that a reader may like by what he likes and dislikes; popular ones where that tells nothing. */
    Uni<Recommendations> to(UUID readerId, int limit) {
        return preferences.latest(readerId, OPINIONS)
                .chain(this::profile)
                .chain(profile -> byProfile(readerId, profile, limit))
                .chain(found -> found.map(Uni.createFrom()::item).orElseGet(() -> popular(readerId, limit)));
    }

    private Uni<Optional<Recommendations>> byProfile(UUID readerId, Profile profile, int limit) {
        return profile.liked().isEmpty() ? NOTHING
                : compare(models.find(Documents.MODEL), Basis.PREFERENCES, readerId, profile, limit,
                        ranking -> candidates.ranked(ranking, readerId));
    }

    private Uni<Profile> profile(List<Preference> latest) {
        Map<UUID, Opinion> opinions = latest.stream().collect(Collectors.toMap(Preference::bookId, Preference::value));
        return books.find(opinions.keySet()).map(found -> new Profile(rows(found, opinions, Opinion.LIKE),
                rows(found, opinions, Opinion.DISLIKE)));
    }

    private static List<Row> rows(List<Book> books, Map<UUID, Opinion> opinions, Opinion opinion) {
        return books.stream().filter(book -> book.description() != null && opinions.get(book.id()) == opinion)
                .map(book -> Documents.row(book.description())).toList();
    }

    private Uni<Recommendations> popular(UUID readerId, int limit) {
        return candidates.popular(readerId, limit).chain(popular -> tell(Basis.POPULAR, popular));
    }

    /** @return empty when there is no model, or nothing that it finds like the profile */
    private Uni<Optional<Recommendations>> compare(Uni<Optional<ModelLease>> model, Basis basis, UUID callerId,
            Profile profile, int limit, Function<List<Scored>, Uni<List<RankedBook>>> known) {
        return model.chain(found -> found.isEmpty() ? NOTHING
                : comparison.by(found.get(), callerId, profile, limit, known)
                        .map(items -> items.isEmpty() ? Optional.<Recommendations> empty()
                                : Optional.of(new Recommendations(basis, found.get().version(), items)))
                        .eventually(found.get()::close));
    }

    private Uni<Recommendations> tell(Basis basis, List<RankedBook> chosen) {
        return books.find(chosen.stream().map(RankedBook::id).toList()).map(found -> {
            Map<UUID, Book> byId = found.stream().collect(Collectors.toMap(Book::id, Function.identity()));
            return new Recommendations(basis, null, chosen.stream().filter(one -> byId.containsKey(one.id()))
                    .map(one -> Recommendation.of(BookView.of(byId.get(one.id())), one, List.of())).toList());
        });
    }
}
