package dev.tino.chat.question;

import java.util.List;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.chat.question.phrase.Phrase;
import dev.tino.chat.question.phrase.QuestionFeatures;
import dev.tino.models.ModelLease;
import dev.tino.models.ServedModels;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Asks the model which vetted question somebody asks. What it says is not written to the log of predictions: that would
 * keep what people asked longer than the talk in which they did, and nothing tells afterwards what was right.
 */
@ApplicationScoped
class QuestionClassifier {

    private final ServedModels models;

    QuestionClassifier(ServedModels models) {
        this.models = models;
    }

    /** @return fails with {@code MODEL_UNAVAILABLE} when no model is served */
    Uni<Match> match(Phrase phrase) {
        return here(models.lease(QuestionFeatures.MODEL).chain(lease -> match(lease, phrase).eventually(lease::close)));
    }

    private static Uni<Match> match(ModelLease lease, Phrase phrase) {
        return lease.run(model -> Match.of(model.score(List.of(QuestionFeatures.row(phrase))),
                model.manifest().confidenceBar()));
    }

    /** Reads a text, which takes milliseconds when it is long, on the threads that run models. */
    <T> Uni<T> read(Callable<T> reading) {
        return here(models.onPool(reading));
    }

    /** Goes on in the caller's context. */
    private static <T> Uni<T> here(Uni<T> work) {
        Context context = Vertx.currentContext();
        return work.emitOn(context == null ? Infrastructure.getDefaultExecutor()
                : task -> context.runOnContext(ignored -> task.run()));
    }
}
