package dev.tino.finance.classification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.tino.finance.category.Category;
import dev.tino.finance.classification.word.OwnWords;
import dev.tino.finance.classification.word.Words;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.models.ModelLease;
import dev.tino.models.ModelVersion;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** One request's use of one version of each model; the owner's words are looked up anew for each lot. */
final class ClassificationSession implements AutoCloseable {

    private final UUID ownerId;
    private final OwnWords words;
    private final ModelLease shipped;
    private final ModelLease own;
    private final Cascade cascade;

    /** @param own one whose rows {@link OwnModelFeatures} makes */
    ClassificationSession(UUID ownerId, List<Category> owned, OwnWords words, ModelLease shipped, Optional<ModelLease> own) {
        this.ownerId = ownerId;
        this.words = words;
        this.shipped = shipped;
        this.own = own.orElse(null);
        this.cascade = new Cascade(own.map(lease -> verdicts(lease, owned)).orElse(null), verdicts(shipped, owned));
    }

    private static Verdicts verdicts(ModelLease lease, List<Category> owned) {
        return new Verdicts(lease.model().manifest(), lease.version(), owned);
    }

    /** The best model that the owner has. */
    private ModelVersion best() {
        return own == null ? shipped.version() : own.version();
    }

    /**
     * Classifies a lot and makes its answer, all on the inference pool: in one go where the owner's words are at hand.
     *
     * @param reader reads the lot, on the pool too
     */
    <T> Uni<T> classify(Supplier<Lot<T>> reader) {
        return words.of(ownerId).chain(all -> all.isPresent()
                ? onPool(model -> answer(reader.get(), all.get(), model))
                : onPool(model -> reader.get()).chain(this::answerAsking));
    }

    private <T> Uni<T> answerAsking(Lot<T> lot) {
        return words.of(ownerId, lot.rows().stream().map(TransactionFeatures::description).toList())
                .chain(some -> onPool(model -> answer(lot, some, model)));
    }

    private <T> T answer(Lot<T> lot, Words words, LoadedModel model) {
        List<Row> rows = lot.rows();
        List<Guess> guesses = own == null ? cascade.on(rows, words, null, model)
                : own.hold(ownModel -> cascade.on(rows, words, ownModel, model));
        return lot.answer(new Findings(best(), guesses, List.of()));
    }

    /** Works on the inference pool and comes back to the caller's event loop, where a database session may follow. */
    private <T> Uni<T> onPool(Function<LoadedModel, T> work) {
        Context context = Vertx.currentContext();
        return shipped.run(work).emitOn(
                context == null ? Infrastructure.getDefaultExecutor() : task -> context.runOnContext(ignored -> task.run()));
    }

    @Override
    public void close() {
        shipped.close();
        if (own != null) {
            own.close();
        }
    }
}
