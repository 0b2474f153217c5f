package dev.tino.finance.classification.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.job.JobHandler;
import dev.tino.core.job.JobRun;
import dev.tino.finance.classification.ClassificationService;
import dev.tino.finance.classification.ClassifiedLot;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Classifies lot by lot. A part of the result is a lot of its lines, so an attempt goes on behind the last part that is
 * there; one behind the other they are the answer that the synchronous route gives.
 */
@ApplicationScoped
class ClassificationJob implements JobHandler {

    static final String KIND = "finance.classification";

    private static final String EMBED = "embed";
    private static final String CLASSIFY = "classify";
    private static final byte[] END = { ']', '}' };

    private final ClassificationService service;
    private final ObjectMapper json;

    ClassificationJob(ClassificationService service, ObjectMapper json) {
        this.service = service;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> stages() {
        return List.of(EMBED, CLASSIFY);
    }

    @Override
    public Uni<Void> run(JobRun run) {
        return JobLot.all(run).chain(lots -> run.stage().equals(EMBED) ? embed(run, lots) : classify(run, lots));
    }

    /** Fetches the vectors that the owner's models need and that are not kept yet: the next stage finds them. */
    private Uni<Void> embed(JobRun run, List<JobLot> lots) {
        return eachFrom(0, lots, lot -> lot.read(run).chain(lines -> service.embedLot(run.ownerId(), lines))
                .chain(() -> run.progress(0, lot.lines())));
    }

    private Uni<Void> classify(JobRun run, List<JobLot> lots) {
        return run.parts(JobRun.RESULT).chain(done -> eachFrom(done, lots, lot -> lot.read(run)
                .chain(lines -> service.classifyLot(run.ownerId(), lines))
                .chain(answer -> run.store(JobRun.RESULT, lot.index(), part(lot, answer), lot.linesDone(), lot.lines()))));
    }

    private interface Step {
        Uni<Void> on(JobLot lot);
    }

    private static Uni<Void> eachFrom(int first, List<JobLot> lots, Step step) {
        return Multi.createFrom().iterable(lots.subList(first, lots.size()))
                .onItem().transformToUniAndConcatenate(step::on)
                .collect().last().replaceWithVoid();
    }

    private byte[] part(JobLot lot, ClassifiedLot answer) {
        var part = new ByteArrayOutputStream(answer.lines().length + 256);
        if (lot.isFirst()) {
            begin(part, answer);
        } else {
            part.write(',');
        }
        part.writeBytes(answer.lines());
        if (lot.isLast()) {
            part.writeBytes(END);
        }
        return part.toByteArray();
    }

    private void begin(ByteArrayOutputStream part, ClassifiedLot answer) {
        try (JsonGenerator out = json.createGenerator(part).disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)) {
            out.writeStartObject();
            out.writePOJOField("model", answer.model());
            if (!answer.abstained().isEmpty()) {
                out.writePOJOField("abstained", answer.abstained());
            }
            out.writeArrayFieldStart("transactions");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
