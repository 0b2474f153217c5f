package dev.tino.compat.finance.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.finance.body.Refusals;
import dev.tino.core.error.Failure;
import dev.tino.finance.category.Categories;
import dev.tino.finance.classification.Classifier;
import dev.tino.finance.classification.Guess;
import dev.tino.models.ModelError;
import io.smallrye.mutiny.Uni;

/** Classifies lines within a request. */
@ApplicationScoped
class LineClassifier {

    private static final int REFUSED = 400;

    private final Categories categories;
    private final Classifier classifier;

    LineClassifier(Categories categories, Classifier classifier) {
        this.categories = categories;
        this.classifier = classifier;
    }

    Uni<List<Line>> classify(UUID ownerId, List<Line> lines) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(lines);
        }
        return categories.all(ownerId)
                .chain(owned -> classifier.classify(ownerId, owned, lines, Line::day, Line::description, Line::amount))
                .map(guesses -> classified(lines, guesses))
                .onFailure(LineClassifier::isModels).transform(failure -> new LegacyRefusal(REFUSED,
                        Refusals.message("Could not run classifier: " + ((Failure) failure).detail())));
    }

    private static List<Line> classified(List<Line> lines, List<Guess> guesses) {
        var classified = new ArrayList<Line>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            var category = guesses.get(i).category();
            classified.add(lines.get(i).classified(category == null ? null : category.name));
        }
        return classified;
    }

    /** That too many wait is no fault of the model: it stays a 503, which says when to come back. */
    private static boolean isModels(Throwable failure) {
        return failure instanceof Failure refused && refused.code() instanceof ModelError
                && refused.code() != ModelError.INFERENCE_OVERLOADED;
    }
}
