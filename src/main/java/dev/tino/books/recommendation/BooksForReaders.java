package dev.tino.books.recommendation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.Books;
import dev.tino.books.recommendation.ProfileSearch.Search;
import dev.tino.books.recommendation.preference.Opinion;
import dev.tino.books.recommendation.preference.Preference;
import dev.tino.books.recommendation.preference.Preferences;
import dev.tino.core.web.limit.RateClass;
import dev.tino.core.web.limit.RateLimits;
import dev.tino.models.ModelLease;
import dev.tino.models.ServedModels;
import io.smallrye.mutiny.Uni;

/** Recommends books that a reader may like by what he likes and dislikes; popular ones where that tells nothing. */
@ApplicationScoped
public class BooksForReaders {

    /** The latest; what was liked before them tells little of today's taste. */
    private static final int OPINIONS = 100;
    /** Of so many opinions, the latest, no other edition is recommended; of all, not the book itself. */
    private static final int WORKS = 5_000;
    private static final Uni<Optional<Recommendations>> NOTHING = Uni.createFrom().item(Optional.empty());

    private final Books books;
    private final RankedBooks ranked;
    private final PopularBooks popular;
    private final Preferences preferences;
    private final ServedModels models;
    private final ProfileSearch search;
    private final RateLimits limits;
    private final RecommendationLog log;

    BooksForReaders(Books books, RankedBooks ranked, PopularBooks popular, Preferences preferences, ServedModels models,
            ProfileSearch search, RateLimits limits, RecommendationLog log) {
        this.books = books;
        this.ranked = ranked;
        this.popular = popular;
        this.preferences = preferences;
        this.models = models;
        this.search = search;
        this.limits = limits;
        this.log = log;
    }

    /** @param works that he has an opinion of, of whichever edition */
    private record Reader(Asker asker, Profile profile, Set<String> works) {
    }

    public Uni<Recommendations> to(Asker asker, int limit) {
        var time = new ModelTime();
        return reader(asker)
                .chain(reader -> byProfile(reader, limit, time)
                        .chain(found -> found.map(Uni.createFrom()::item).orElseGet(() -> popular(reader, limit))))
                .invoke(answer -> log.add(answer, asker, time));
    }

    private Uni<Reader> reader(Asker asker) {
        return preferences.latest(asker.id(), OPINIONS).chain(this::profile)
                .chain(profile -> preferences.titles(asker.id(), WORKS)
                        .map(titles -> new Reader(asker, profile,
                                titles.stream().map(Titles::work).collect(Collectors.toSet()))));
    }

    private Uni<Profile> profile(List<Preference> latest) {
        Map<UUID, Opinion> opinions = latest.stream().collect(Collectors.toMap(Preference::bookId, Preference::value));
        return books.find(opinions.keySet())
                .map(found -> found.stream().collect(Collectors.partitioningBy(
                        (Book book) -> opinions.get(book.id()) == Opinion.LIKE)))
                .map(found -> Profile.of(found.get(true), found.get(false)));
    }

    private Uni<Optional<Recommendations>> byProfile(Reader reader, int limit, ModelTime time) {
        return reader.profile.liked().isEmpty() ? NOTHING
                : models.find(Documents.MODEL).chain(model -> model.isEmpty() ? NOTHING
                        : byProfile(model.get(), reader, limit, time).eventually(model.get()::close));
    }

    private Uni<Optional<Recommendations>> byProfile(ModelLease lease, Reader reader, int limit, ModelTime time) {
        return Uni.createFrom().deferred(() -> {
            limits.take(RateClass.INFERENCE, reader.asker.counted());
            return search.find(new Search(lease, Basis.PREFERENCES, reader.profile, limit, reader.works,
                    ranking -> ranked.there(ranking, reader.asker.id()), time));
        });
    }

    private Uni<Recommendations> popular(Reader reader, int limit) {
        return popular.unknownTo(reader.asker.id(), ProfileSearch.toChooseFrom(limit))
                .map(found -> Diversity.byPlace(found, limit, reader.works))
                .chain(chosen -> books.find(chosen.stream().map(RankedBook::id).toList())
                        .map(found -> new Recommendations(Basis.POPULAR, null,
                                ChosenBook.of(chosen, found).stream().map(one -> one.because(List.of())).toList())));
    }
}
