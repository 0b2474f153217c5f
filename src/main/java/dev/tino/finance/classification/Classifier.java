package dev.tino.finance.classification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.finance.category.Category;
import dev.tino.models.ServedModels;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
public class Classifier {

    public static final String MODEL = "finance.transactions";

    private final ServedModels models;

    Classifier(ServedModels models) {
        this.models = models;
    }

    /** Guesses the category of each item, in their order, among the owner's. */
    public <T> Uni<List<Guess>> classify(List<Category> owned, List<T> items, Function<T, LocalDate> date,
            Function<T, String> description, Function<T, BigDecimal> amount) {
        return Uni.createFrom().deferred(() -> {
            var session = session(owned);
            return session.run(verdicts -> verdicts.on(items.stream()
                    .map(item -> TransactionFeatures.row(date.apply(item), description.apply(item), amount.apply(item)))
                    .toList()))
                    .eventually(session::close);
        });
    }

    /** Keeps one version of the model for all of a request; close it at the request's end. */
    ClassificationSession session(List<Category> owned) {
        return new ClassificationSession(models.lease(MODEL), owned);
    }
}
