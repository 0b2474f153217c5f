package dev.tino.credit.scoring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import dev.tino.credit.CreditError;
import dev.tino.credit.dataset.Datasets;
import dev.tino.credit.dataset.SealedDataset;
import dev.tino.credit.policy.Costs;
import dev.tino.credit.policy.Policies;
import dev.tino.credit.scoring.ScoringRelease.Trained;
import dev.tino.credit.scoring.ScoringTrainer.Algorithm;
import dev.tino.ml.ModelException;
import dev.tino.models.TrainingPool;
import dev.tino.models.release.Released;
import io.smallrye.mutiny.Uni;

/** The job that trains a company's model on a sealed dataset and puts it into service. */
@ApplicationScoped
class ScoringTraining implements JobHandler {

    static final String KIND = "credit.training";

    private final Datasets datasets;
    private final TrainingRowsReader reader;
    private final LearnedRows learned;
    private final Policies policies;
    private final TrainingPool training;
    private final ScoringRelease release;
    private final List<Algorithm> algorithms;
    private final ObjectMapper json;

    ScoringTraining(Datasets datasets, TrainingRowsReader reader, LearnedRows learned, Policies policies, TrainingPool training,
            ScoringRelease release, ScoringConfig config, ObjectMapper json) {
        this.datasets = datasets;
        this.reader = reader;
        this.learned = learned;
        this.policies = policies;
        this.training = training;
        this.release = release;
        this.algorithms = ScoringTrainer.algorithms(config.algorithms());
        this.json = json;
    }

    static byte[] input(UUID datasetId) {
        return datasetId.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Each holds its rows, and the cores are few. */
    @Override
    public int mostAtOnce() {
        return 1;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        return run.part(JobRun.INPUT, 0).map(input -> UUID.fromString(new String(input, StandardCharsets.UTF_8)))
                .chain(datasetId -> datasets.sealed(run.ownerId(), datasetId))
                .chain(dataset -> train(run, dataset)
                        .chain(trained -> release.release(run, dataset, trained)
                                .chain(released -> tell(run, dataset, trained, released))));
    }

    private Uni<Trained> train(JobRun run, SealedDataset dataset) {
        return policies.present(run.ownerId())
                .chain(policy -> learned.byChampion(run, dataset).chain(known -> reader.read(run, dataset, known)
                        .chain(rows -> train(run, dataset, rows, policy.costs()))))
                .onFailure(ScoringTraining::isNotTrainable).transform(refused -> CreditError.DATASET_NOT_TRAINABLE
                        .because("Nothing can be learned from the dataset: %s", refused.getMessage()));
    }

    private static boolean isNotTrainable(Throwable failure) {
        return failure instanceof ModelException refused && refused.reason() == ModelException.Reason.NOT_TRAINABLE;
    }

    private Uni<Trained> train(JobRun run, SealedDataset dataset, TrainingRows rows, Costs costs) {
        var plan = new TestPlan(rows.dataset());
        var progress = new TrainingProgress(run, plan.trainings(), algorithms.size());
        List<Uni<Contender>> tests = new ArrayList<>();
        for (Algorithm algorithm : algorithms) {
            int place = tests.size();
            tests.add(training.call(run,
                    isAwaited -> ScoringTrainer.test(algorithm, plan, progress.ofTest(place, isAwaited), training)));
        }
        return Uni.join().all(tests).andFailFast().chain(contenders -> training.call(run, isAwaited -> {
            Contender best = ScoringTrainer.best(contenders);
            var report = report(rows, plan, contenders, best, costs);
            var file = ScoringTrainer.train(ScoringModel.name(run.ownerId()), best, rows.dataset(), dataset.id().toString(),
                    progress.ofFinal(isAwaited));
            return new Trained(file, rows, plan.rows(), best.predictions(), report);
        }));
    }

    private static ScoringReport report(TrainingRows rows, TestPlan plan, List<Contender> contenders, Contender best,
            Costs costs) {
        List<ScoringFigures> figures = contenders.stream().sorted(Comparator.comparing(one -> one != best))
                .map(one -> ScoringFigures.of(one.algorithm().name(), one.predictions(), one.evaluation(), costs)).toList();
        List<GroupFigures> groups = new ArrayList<>();
        rows.protectedFields().forEach(field -> groups.addAll(
                GroupFigures.of(field, rows.protectedValues(field, plan.rows()), best.predictions(), costs.cutOff())));
        return new ScoringReport(rows.dataset().size(), figures, groups, ScoreCounts.of(best.predictions()));
    }

    private Uni<Void> tell(JobRun run, SealedDataset dataset, Trained trained, Released released) {
        var result = TrainingResult.of(dataset, trained.report(), trained.file(), released);
        try {
            return run.store(JobRun.RESULT, 0, json.writeValueAsBytes(result), 1, 1);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
