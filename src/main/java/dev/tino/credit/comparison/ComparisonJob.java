package dev.tino.credit.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import dev.tino.credit.CreditError;
import dev.tino.credit.dataset.Datasets;
import dev.tino.credit.dataset.field.FieldType;
import dev.tino.credit.dataset.row.StoredRows;
import dev.tino.credit.decision.DecidedOrders;
import dev.tino.credit.policy.Policies;
import dev.tino.credit.scoring.Scored;
import dev.tino.credit.scoring.Scorer;
import dev.tino.credit.scoring.ScoringModels;
import dev.tino.credit.scoring.ScoringModels.Served;
import dev.tino.credit.scoring.ScoringVersions;
import dev.tino.ml.dataset.Row;
import dev.tino.models.TrainingPool;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The job that lets two versions answer the same rows. */
@ApplicationScoped
class ComparisonJob implements JobHandler {

    static final String KIND = "credit.comparison";

    /** Rows a turn on the inference pool. */
    private static final int LOT = 100;

    private final ScoringVersions versions;
    private final ScoringModels models;
    private final Datasets datasets;
    private final StoredRows stored;
    private final DecidedOrders orders;
    private final Policies policies;
    private final TrainingPool training;
    private final ObjectMapper json;

    ComparisonJob(ScoringVersions versions, ScoringModels models, Datasets datasets, StoredRows stored, DecidedOrders orders,
            Policies policies, TrainingPool training, ObjectMapper json) {
        this.versions = versions;
        this.models = models;
        this.datasets = datasets;
        this.stored = stored;
        this.orders = orders;
        this.policies = policies;
        this.training = training;
        this.json = json;
    }

    /** Fails when a version or the dataset is not the company's. */
    Uni<Void> check(UUID companyId, NewComparison wanted) {
        return known(companyId, wanted.a()).chain(() -> known(companyId, wanted.b()))
                .chain(() -> wanted.datasetId() == null ? Uni.createFrom().nullItem()
                        : datasets.sealed(companyId, wanted.datasetId()))
                .replaceWithVoid();
    }

    private Uni<Void> known(UUID companyId, int version) {
        return versions.find(companyId, version).invoke(found -> found.orElseThrow(() -> CreditError.VERSION_NOT_FOUND
                .because("There is no version %d of your model", version))).replaceWithVoid();
    }

    byte[] input(NewComparison wanted) {
        return write(wanted);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        return run.part(JobRun.INPUT, 0).map(this::read)
                .chain(wanted -> models.version(run.ownerId(), wanted.a())
                        .chain(a -> models.version(run.ownerId(), wanted.b())
                                .chain(b -> compare(run, wanted, a, b).eventually(b::close)).eventually(a::close)));
    }

    private Uni<Void> compare(JobRun run, NewComparison wanted, Served a, Served b) {
        return policies.present(run.ownerId()).chain(policy -> {
            var tally = new Tally(policy);
            return rows(run.ownerId(), wanted.datasetId()).select().first(lot -> !tally.isFull())
                    .onItem().transformToUniAndConcatenate(lot -> add(lot, a, b, tally).call(() -> run.progress(0, 1)))
                    .collect().last()
                    // Intervals are resampled, which takes seconds.
                    .chain(() -> training.call(run, isAwaited -> write(tally.comparison(wanted.a(), wanted.b(),
                            wanted.datasetId(), learned(a, wanted), learned(b, wanted)))))
                    .chain(told -> run.store(JobRun.RESULT, 0, told, 1, 1));
        });
    }

    private static boolean learned(Served served, NewComparison wanted) {
        return served.version().datasetId().equals(wanted.datasetId());
    }

    /** A field that is a number to one dataset may be a text to another; what does not fit is counted and left out. */
    private static Uni<Void> add(List<ComparedRow> lot, Served a, Served b, Tally tally) {
        List<ComparedRow> fitting = lot.stream().filter(row -> fits(row, a) && fits(row, b)).toList();
        return scores(fitting, a).chain(ofA -> scores(fitting, b)
                .invoke(ofB -> tally.add(fitting, ofA, ofB, lot.size() - fitting.size()))).replaceWithVoid();
    }

    private static boolean fits(ComparedRow row, Served served) {
        return served.version().features().fields().stream().allMatch(field -> {
            Object value = row.values().get(field.name());
            return value == null || value instanceof Number == (field.type() == FieldType.NUMBER);
        });
    }

    private static Uni<double[]> scores(List<ComparedRow> lot, Served served) {
        List<Row> rows = lot.stream().map(row -> served.version().features().row(row.values())).toList();
        return rows.isEmpty() ? Uni.createFrom().item(new double[0])
                : served.lease()
                        .run(model -> Scorer.score(model, rows).stream().mapToDouble(Scored::score).toArray());
    }

    private Multi<List<ComparedRow>> rows(UUID companyId, UUID datasetId) {
        Multi<ComparedRow> rows = datasetId == null
                ? orders.of(companyId).map(order -> new ComparedRow(order.orderId(), order.features(), order.label()))
                : stored.of(companyId, datasetId).onItem().<ComparedRow> transformToMultiAndConcatenate(lot -> Multi
                        .createFrom()
                        .items(lot.stream().map(row -> new ComparedRow(row.customer(), row.values(), row.label()))));
        return rows.group().intoLists().of(LOT);
    }

    private byte[] write(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private NewComparison read(byte[] input) {
        try {
            return json.readValue(input, NewComparison.class);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
