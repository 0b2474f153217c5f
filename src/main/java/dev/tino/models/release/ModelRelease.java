package dev.tino.models.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.serve.LoadedModel;
import dev.tino.ml.serve.ModelSlot;
import dev.tino.ml.train.Contest;
import dev.tino.ml.train.Predictions;
import dev.tino.models.ModelLease;
import dev.tino.models.ModelVersion;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** A candidate that was found sound. Closed without a commit it leaves everything as it was. */
public final class ModelRelease implements AutoCloseable {

    private static final int LOT = 1_000;

    private final Candidate candidate;
    private final LoadedModel model;
    private final ModelSlot slot = new ModelSlot();
    private final Optional<Champion> present;
    private final Optional<ModelLease> champion;
    private final Commits commits;

    /** @param champion empty when there is none, or it cannot be served */
    ModelRelease(Candidate candidate, LoadedModel model, Optional<Champion> present, Optional<ModelLease> champion,
            Commits commits) {
        this.candidate = candidate;
        this.model = model;
        this.present = present;
        this.champion = champion;
        this.commits = commits;
        slot.swap(model);
    }

    /** What would be served, to be tried; open until this is closed. */
    public LoadedModel model() {
        return model;
    }

    /** The champion that it would follow, when there is one that can be served; open until this is closed. */
    public Optional<ModelLease> champion() {
        return champion;
    }

    /** The champion that a person chose: it is to make room only for what did better on the same rows. */
    public Optional<Champion> chosen() {
        return present.filter(Champion::chosenByHand);
    }

    boolean takesTheSameInputs() {
        return champion.isEmpty() || model.manifest().takesSameInputs(champion.get().model().manifest());
    }

    /**
     * Lets the champion and the candidate answer the same rows, on the inference pool, in turn with requests.
     *
     * @param holdOut rows that neither of them has learned from
     */
    public Uni<Promotion> contest(Dataset holdOut) {
        return contest(holdOut, () -> answers(holdOut, (lease, rows) -> lease.run(opponent -> {
            try (ModelSlot.Lease held = slot.lease()) {
                return held.model().score(rows).probabilities();
            }
        })).map(scores -> Predictions.of(model.manifest().labels(), scores, holdOut)));
    }

    /**
     * Lets the champion answer rows that the candidate has learned from, on the inference pool, in turn with requests; for
     * the candidate stands what was said of each by a model that was trained in the same way without it.
     *
     * @param rows that the champion has not learned from
     * @param outOfFold what cross-validation of the candidate says of them, in their order
     */
    public Uni<Promotion> contest(Dataset rows, Predictions outOfFold) {
        return contest(rows, () -> Uni.createFrom().item(outOfFold));
    }

    private Uni<Promotion> contest(Dataset rows, Supplier<Uni<Predictions>> own) {
        return uncontested().map(promotion -> Uni.createFrom().item(promotion)).orElseGet(
                () -> answers(rows, (lease, lot) -> lease.run(opponent -> opponent.score(lot).probabilities()))
                        .map(scores -> Predictions.of(champion.orElseThrow().model().manifest().labels(), scores, rows))
                        .chain(opponent -> own.get().map(candidate -> judge(opponent, candidate))));
    }

    /** Requests come in between the lots, and wait for one at most. */
    private Uni<float[][]> answers(Dataset rows, BiFunction<ModelLease, List<Row>, Uni<float[][]>> scores) {
        List<List<Row>> lots = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += LOT) {
            lots.add(rows.rows().subList(from, Math.min(rows.size(), from + LOT)));
        }
        return Multi.createFrom().iterable(lots)
                .onItem().transformToUniAndConcatenate(lot -> scores.apply(champion.orElseThrow(), lot))
                .collect().in(ArrayList<float[]>::new, (all, some) -> all.addAll(Arrays.asList(some)))
                .map(all -> all.toArray(float[][]::new));
    }

    /** What there is to say without a comparison. */
    private Optional<Promotion> uncontested() {
        if (present.isEmpty()) {
            return Optional.of(Promotion.because("first version"));
        }
        if (champion.isEmpty()) {
            return Optional.of(Promotion.because("version %d cannot be served".formatted(present.get().version())));
        }
        return takesTheSameInputs() ? Optional.empty()
                : Optional.of(Promotion.because("takes other inputs than version %d".formatted(present.get().version())));
    }

    private Promotion judge(Predictions opponent, Predictions own) {
        Contest contest = Contest.of(opponent, own);
        String figures = String.format(Locale.ROOT, "log-loss %.4f, the champion's %.4f on the same %d rows",
                contest.candidateLogLoss(),
                contest.championLogLoss(), contest.rows());
        return new Promotion(contest.candidateIsNotWorse(), figures);
    }

    /**
     * Stores the version, unless the same file is the latest one already, and makes it the champion when the promotion says
     * so, no other one became it since this was prepared, and nobody went back from the same file. Every node serves it soon
     * after the transaction commits.
     */
    public Uni<Released> commit(SqlClient transaction, Promotion promotion) {
        return commits.commit(transaction, candidate, model.sha256(), promotion, present,
                champion.isPresent() ? null : presentVersion());
    }

    /** The same where the champion was found to be damaged in the store, even if this node still has it in memory. */
    Uni<Released> mend(SqlClient transaction, ModelVersion damaged) {
        return commits.commit(transaction, candidate, model.sha256(),
                Promotion.because("version %d, the same file, is damaged in the store".formatted(damaged.version())), present,
                damaged);
    }

    private ModelVersion presentVersion() {
        return present.map(found -> new ModelVersion(found.name(), found.version())).orElse(null);
    }

    @Override
    public void close() {
        slot.close();
        champion.ifPresent(ModelLease::close);
    }
}
