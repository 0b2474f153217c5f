package dev.tino.finance.classification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.tino.core.error.Failure;
import dev.tino.finance.category.Category;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.models.ModelLease;
import dev.tino.models.ModelVersion;
import dev.tino.models.prediction.Prediction;
import dev.tino.models.prediction.PredictionLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** One request's use of one version of each model; what else it takes is looked up anew for each lot. */
final class ClassificationSession implements AutoCloseable {

    /** Rows whose vectors are held at a time, and which hold up nobody else for long. */
    private static final int PART = 1_000;

    private final UUID ownerId;
    private final Lookups lookups;
    private final ModelLease shipped;
    private final ModelLease own;
    private final PredictionLog log;
    private final Optional<Column> vectors;
    private final Cascade cascade;

    /** @param own one whose rows {@link OwnModelFeatures} makes */
    ClassificationSession(UUID ownerId, List<Category> owned, Lookups lookups, PredictionLog log, ModelLease shipped,
            Optional<ModelLease> own) {
        this.ownerId = ownerId;
        this.lookups = lookups;
        this.log = log;
        this.shipped = shipped;
        this.own = own.orElse(null);
        this.vectors = own.flatMap(lease -> lease.model().manifest().schema().vectors().stream().findFirst());
        this.cascade = new Cascade(own.map(lease -> verdicts(lease, owned)).orElse(null), verdicts(shipped, owned));
    }

    private static Verdicts verdicts(ModelLease lease, List<Category> owned) {
        return new Verdicts(lease.model().manifest(), lease.version(), owned);
    }

    /**
     * Classifies a lot and makes its answer, all on the inference pool: in one go where what it takes is at hand, else part
     * by part.
     *
     * @param reader reads the lot, on the pool too
     */
    <T> Uni<T> classify(Supplier<Lot<T>> reader) {
        return lookups.atHand(ownerId, vectors).chain(known -> known.isPresent()
                ? onPool(model -> answer(reader.get(), known.get(), model))
                : onPool(model -> Read.of(reader.get())).chain(this::answerInParts));
    }

    private record Read<T>(Lot<T> lot, List<Row> rows) {

        static <T> Read<T> of(Lot<T> lot) {
            return new Read<>(lot, lot.rows());
        }

        List<List<Row>> parts() {
            return IntStream.range(0, (rows.size() + PART - 1) / PART)
                    .mapToObj(part -> rows.subList(part * PART, Math.min(rows.size(), (part + 1) * PART))).toList();
        }
    }

    /** Whether one of the models sees descriptions as vectors. */
    boolean needsVectors() {
        return vectors.isPresent();
    }

    /**
     * Looks up what {@link #classify} will need of the lot and what takes long to come by, which is then kept.
     *
     * @return fails when it cannot be had now but perhaps later
     */
    Uni<Void> prepare(Supplier<? extends Lot<?>> reader) {
        return vectors.isEmpty() ? Uni.createFrom().voidItem()
                : onPool(model -> reader.get().rows()).chain(rows -> look(rows, Waiting.patiently())).invoke(known -> {
                    if (known.unembedded() != null && known.unembedded().code().status() >= 500) {
                        throw known.unembedded();
                    }
                }).replaceWithVoid();
    }

    private Uni<Known> look(List<Row> rows, Waiting waiting) {
        return lookups.of(ownerId, rows.stream().map(TransactionFeatures::description).toList(), vectors, waiting);
    }

    private <T> Uni<T> answerInParts(Read<T> read) {
        Waiting waiting = lookups.shortly();
        return Multi.createFrom().iterable(read.parts())
                .onItem().transformToUniAndConcatenate(rows -> look(rows, waiting)
                        .chain(known -> onPool(model -> findings(rows, known, model))))
                .collect().asList()
                .chain(parts -> onPool(model -> read.lot().answer(together(parts))));
    }

    private <T> T answer(Lot<T> lot, Known known, LoadedModel model) {
        return lot.answer(findings(lot.rows(), known, model));
    }

    private Findings findings(List<Row> rows, Known known, LoadedModel model) {
        long begin = System.nanoTime();
        Findings findings = ask(rows, known, model);
        log(findings.guesses(), System.nanoTime() - begin);
        return findings;
    }

    /** The owner's own words are nobody's prediction. */
    private void log(List<Guess> guesses, long nanos) {
        long micros = Math.round(nanos / 1_000.0 / guesses.size());
        for (Guess guess : guesses) {
            if (!guess.isOwnersWord()) {
                log.add(new Prediction(guess.model(), ownerId, guess.category() == null ? null : guess.category().name,
                        guess.confidence(), micros));
            }
        }
    }

    private Findings ask(List<Row> rows, Known known, LoadedModel model) {
        if (own == null || known.unembedded() != null) {
            return new Findings(shipped.version(), cascade.on(rows, known, null, model), abstained(known));
        }
        List<Guess> guesses = own.hold(ownModel -> cascade.on(rows, known, ownModel, model));
        return new Findings(own.version(), guesses, List.of());
    }

    private Findings together(List<Findings> parts) {
        ModelVersion best = parts.stream().map(Findings::model).filter(model -> !model.equals(shipped.version())).findFirst()
                .orElse(shipped.version());
        return new Findings(best, parts.stream().flatMap(part -> part.guesses().stream()).toList(),
                parts.stream().flatMap(part -> part.abstained().stream()).distinct().toList());
    }

    private List<Abstention> abstained(Known known) {
        Failure reason = known.unembedded();
        return reason == null ? List.of()
                : List.of(new Abstention(own.version(), reason.code().name(), reason.detail()));
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
