package dev.tino.finance.classification.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import dev.tino.finance.classification.Abstention;
import dev.tino.finance.classification.ClassificationService;
import dev.tino.finance.classification.ClassifiedLot;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Classifies lot by lot. A part of the result is a lot of its lines, so an attempt goes on behind the last part that is
 * there.
 */
@ApplicationScoped
class ClassificationJob implements JobHandler {

    static final String KIND = "finance.classification";

    private static final String EMBED = "embed";
    private static final String CLASSIFY = "classify";
    /** Models that could not be asked for lots whose part of the result is there. */
    private static final String ABSTAINED = "abstained";

    private final ClassificationService service;
    private final ResultParts parts;

    ClassificationJob(ClassificationService service, ObjectMapper json) {
        this.service = service;
        this.parts = new ResultParts(json);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> stages() {
        return List.of(EMBED, CLASSIFY);
    }

    /** A lot waits for a provider that is away. */
    @Override
    public Duration silence(Duration usual) {
        return usual.plus(service.lotPatience());
    }

    @Override
    public Uni<Void> run(JobRun run) {
        return run.stage().equals(EMBED) ? embed(run) : classify(run);
    }

    /** Fetches the vectors that the owner's models need and that are not kept yet: the next stage finds them. */
    private Uni<Void> embed(JobRun run) {
        return service.needsVectors(run.ownerId()).chain(needed -> needed ? JobLot.all(run) : none())
                .chain(lots -> eachFrom(0, lots, lot -> lot.read(run)
                        .chain(lines -> service.embedLot(run.ownerId(), lines))
                        .chain(() -> run.progress(lot.end(), lot.lines()))));
    }

    private static Uni<List<JobLot>> none() {
        return Uni.createFrom().item(List.of());
    }

    private Uni<Void> classify(JobRun run) {
        return JobLot.all(run).chain(lots -> lots.isEmpty() ? run.store(JobRun.RESULT, 0, parts.ofNoLine(), 0, 0)
                : run.parts(JobRun.RESULT).chain(done -> eachFrom(done, lots, lot -> lot.read(run)
                        .chain(lines -> service.classifyLot(run.ownerId(), lines))
                        .chain(answer -> store(run, lot, answer)))));
    }

    private Uni<Void> store(JobRun run, JobLot lot, ClassifiedLot answer) {
        return abstained(run, lot, answer).chain(abstained -> run.store(JobRun.RESULT, lot.index(),
                parts.part(lot, answer, abstained), lot.end(), lot.lines()));
    }

    /** The distinct ones of the lots up to this, those of earlier attempts included; asked for only when it matters. */
    private Uni<List<Abstention>> abstained(JobRun run, JobLot lot, ClassifiedLot answer) {
        if (answer.abstained().isEmpty() && !lot.isLast()) {
            return Uni.createFrom().item(List.of());
        }
        return run.part(ABSTAINED, 0).chain(kept -> {
            var all = new LinkedHashSet<>(kept == null ? List.<Abstention> of() : parts.abstentions(kept));
            // Before the lot's part of the result: an attempt that ends between the two does the lot again.
            Uni<Void> noted = all.addAll(answer.abstained())
                    ? run.store(ABSTAINED, 0, parts.bytes(all), lot.begin(), lot.lines())
                    : Uni.createFrom().voidItem();
            return noted.replaceWith(() -> new ArrayList<>(all));
        });
    }

    private interface Step {
        Uni<Void> on(JobLot lot);
    }

    private static Uni<Void> eachFrom(int first, List<JobLot> lots, Step step) {
        return Multi.createFrom().iterable(lots.subList(first, lots.size()))
                .onItem().transformToUniAndConcatenate(step::on)
                .collect().last().replaceWithVoid();
    }
}
