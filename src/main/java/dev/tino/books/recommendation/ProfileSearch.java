package dev.tino.books.recommendation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.catalogue.Books;
import dev.tino.books.recommendation.BestScores.Scored;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.models.ModelLease;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Finds by the served model what fits a profile, and says why. */
@ApplicationScoped
class ProfileSearch {

    private static final int LEAST_TO_CHOOSE_FROM = 50;
    private static final int CHOICE = 4;
    private static final int FURTHER = 4;
    /** Documents of a profile that are scored in one go, and scores; then others have their turn on the thread. */
    private static final int MOST_DOCUMENTS = 64;
    private static final int MOST_SCORES = 1 << 18;

    private final Books books;

    ProfileSearch(Books books) {
        this.books = books;
    }

    /**
     * What to find.
     *
     * @param lease remains the caller's to close
     * @param works of which no edition is to be recommended
     * @param there the ranked ones that may be recommended
     */
    record Search(ModelLease lease, Basis basis, Profile profile, int limit, Set<String> works,
            Function<List<Scored>, Uni<List<RankedBook>>> there, ModelTime time) {
    }

    /** Of how many so many are chosen: enough that others stand behind editions and look-alikes. */
    static int toChooseFrom(int limit) {
        return Math.max(LEAST_TO_CHOOSE_FROM, CHOICE * limit);
    }

    /** @return empty when nothing is like the profile */
    Uni<Optional<Recommendations>> find(Search search) {
        // What the profile is made of ranks high, and is not recommended.
        int room = toChooseFrom(search.limit) + search.profile.size();
        return score(search)
                .chain(scores -> choose(search, scores, room))
                .chain(chosen -> explain(search, chosen))
                .map(items -> items.isEmpty() ? Optional.empty()
                        : Optional.of(new Recommendations(search.basis, search.lease.version(), items)));
    }

    private static Uni<float[]> score(Search search) {
        int labels = search.lease.model().manifest().labels().size();
        float[] sum = new float[labels];
        int most = Math.max(1, Math.min(MOST_DOCUMENTS, MOST_SCORES / labels));
        return Multi.createFrom().iterable(search.profile.parts(most))
                .onItem().transformToUniAndConcatenate(part -> onPool(search.lease, model -> search.time.of(() -> {
                    part.addTo(sum, model);
                    return part;
                })))
                .collect().last().replaceWith(sum);
    }

    /** Looks further down while too few of them may be recommended: others are known to the reader, gone, or editions. */
    private static Uni<List<RankedBook>> choose(Search search, float[] scores, int room) {
        return onPool(search.lease, model -> BestScores.best(model.manifest().labels(), scores, room))
                .chain(ranking -> search.there.apply(ranking)
                        .map(books -> Diversity.byScore(books, search.limit, search.works))
                        .chain(chosen -> chosen.size() == search.limit || ranking.size() < room
                                ? Uni.createFrom().item(chosen)
                                : choose(search, scores, FURTHER * room)));
    }

    private Uni<List<Recommendation>> explain(Search search, List<RankedBook> chosen) {
        return books.find(chosen.stream().map(RankedBook::id).toList()).map(found -> ChosenBook.of(chosen, found))
                .chain(told -> onPool(search.lease, model -> explain(search.profile, told, model.manifest().encoder())));
    }

    private static List<Recommendation> explain(Profile profile, List<ChosenBook> chosen, Encoder encoder) {
        Taste taste = profile.taste(encoder);
        return chosen.stream().map(one -> {
            List<String> reasons = new ArrayList<>(
                    taste.shared(encoder.terms(Documents.row(one.book().description()))));
            if (profile.genres().contains(one.book().genre())) {
                reasons.add(one.book().genre());
            }
            return one.because(reasons);
        }).toList();
    }

    /** Works on the inference pool and comes back to the caller's event loop, where queries follow. */
    private static <T> Uni<T> onPool(ModelLease lease, Function<LoadedModel, T> work) {
        Context context = Vertx.currentContext();
        Uni<T> done = lease.run(work);
        return context == null ? done : done.emitOn(MutinyHelper.executor(context));
    }
}
