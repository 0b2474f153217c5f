package dev.tino.books.recommendation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.books.catalogue.Book;
import dev.tino.books.catalogue.BookView;
import dev.tino.books.catalogue.Books;
import dev.tino.books.recommendation.BestScores.Scored;
import dev.tino.ml.encode.Encoder;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.models.ModelLease;
import dev.tino.models.prediction.Prediction;
import dev.tino.models.prediction.PredictionLog;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Finds by the served model what fits a profile, and says why. */
@ApplicationScoped
class ProfileSearch {

    private static final int LEAST_TO_CHOOSE_FROM = 50;
    private static final int CHOICE = 4;

    private final Books books;
    private final PredictionLog log;

    ProfileSearch(Books books, PredictionLog log) {
        this.books = books;
        this.log = log;
    }

    /** Of how many so many are chosen: enough that others stand behind editions and look-alikes. */
    static int toChooseFrom(int limit) {
        return Math.max(LEAST_TO_CHOOSE_FROM, CHOICE * limit);
    }

    /**
     * @param lease remains the caller's to close
     * @param callerId null when nobody had to say who he is
     * @param known the ranked ones that may be recommended
     */
    Uni<List<Recommendation>> by(ModelLease lease, UUID callerId, Profile profile, int limit,
            Function<List<Scored>, Uni<List<RankedBook>>> known) {
        long begin = System.nanoTime();
        // What the profile is made of ranks high, and is not recommended.
        int most = toChooseFrom(limit) + profile.liked().size() + profile.disliked().size();
        return onPool(lease, model -> BestScores.best(model.manifest().labels(), profile.score(model), most))
                .chain(ranking -> known.apply(ranking)
                        .map(candidates -> Diversity.choose(candidates, limit))
                        .chain(chosen -> explain(lease, profile, chosen)))
                .invoke(items -> log(lease, callerId, items, begin));
    }

    private Uni<List<Recommendation>> explain(ModelLease lease, Profile profile, List<RankedBook> chosen) {
        return books.find(chosen.stream().map(RankedBook::id).toList()).chain(found -> onPool(lease,
                model -> explain(profile, chosen, found, model.manifest().encoder())));
    }

    private static List<Recommendation> explain(Profile profile, List<RankedBook> chosen, List<Book> found, Encoder encoder) {
        Map<UUID, Book> byId = found.stream().collect(Collectors.toMap(Book::id, Function.identity()));
        Taste taste = profile.taste(encoder);
        // One may have been removed meanwhile.
        return chosen.stream().filter(candidate -> byId.containsKey(candidate.id())).map(candidate -> {
            Book book = byId.get(candidate.id());
            return Recommendation.of(BookView.of(book), candidate,
                    taste.shared(encoder.terms(Documents.row(book.description()))));
        }).toList();
    }

    private void log(ModelLease lease, UUID callerId, List<Recommendation> items, long begin) {
        if (!items.isEmpty()) {
            Recommendation first = items.get(0);
            log.add(new Prediction(lease.version(), callerId, first.book().upc(), (float) Math.min(1, first.score()),
                    (System.nanoTime() - begin) / 1_000));
        }
    }

    /** Works on the inference pool and comes back to the caller's event loop, where queries follow. */
    private static <T> Uni<T> onPool(ModelLease lease, Function<LoadedModel, T> work) {
        Context context = Vertx.currentContext();
        Uni<T> done = lease.run(work);
        return context == null ? done : done.emitOn(MutinyHelper.executor(context));
    }
}
