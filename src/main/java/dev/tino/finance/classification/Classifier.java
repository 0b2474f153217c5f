package dev.tino.finance.classification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.finance.category.Category;
import dev.tino.ml.dataset.Row;
import dev.tino.models.ModelLease;
import dev.tino.models.ServedModels;
import dev.tino.models.prediction.PredictionLog;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class Classifier {

    public static final String MODEL = "finance.transactions";

    private final ServedModels models;
    private final Lookups lookups;
    private final PredictionLog log;

    Classifier(ServedModels models, Lookups lookups, PredictionLog log) {
        this.models = models;
        this.lookups = lookups;
        this.log = log;
    }

    /** The name of a user's own model. */
    public static String ownModel(UUID ownerId) {
        return MODEL + "." + ownerId;
    }

    /** Guesses the category of each item, in their order, among the owner's. */
    public <T> Uni<List<Guess>> classify(UUID ownerId, List<Category> owned, List<T> items, Function<T, LocalDate> date,
            Function<T, String> description, Function<T, BigDecimal> amount) {
        return session(ownerId, owned).chain(session -> session
                .classify(() -> new Items(items.stream()
                        .map(item -> TransactionFeatures.row(date.apply(item), description.apply(item), amount.apply(item)))
                        .toList()))
                .eventually(session::close));
    }

    /** Keeps one version of each model for all of a request; close it at the request's end. */
    Uni<ClassificationSession> session(UUID ownerId, List<Category> owned) {
        return models.find(ownModel(ownerId)).chain(own -> models.lease(MODEL)
                .onFailure().invoke(() -> own.ifPresent(ModelLease::close))
                .onCancellation().invoke(() -> own.ifPresent(ModelLease::close))
                .map(shipped -> new ClassificationSession(ownerId, owned, lookups, log, shipped,
                        own.filter(Classifier::isUnderstood))));
    }

    /** Another Tino may have trained it, whose models saw other things. */
    private static boolean isUnderstood(ModelLease own) {
        boolean understood = OwnModelFeatures.areOf(own.model().manifest().schema());
        if (!understood) {
            own.close();
        }
        return understood;
    }

    private record Items(List<Row> rows) implements Lot<List<Guess>> {

        @Override
        public List<Guess> answer(Findings findings) {
            return findings.guesses();
        }
    }
}
