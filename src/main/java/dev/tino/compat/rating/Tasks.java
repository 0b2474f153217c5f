package dev.tino.compat.rating;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.core.job.JobError;
import dev.tino.core.job.route.Asker;
import dev.tino.core.job.route.FoundJob;
import dev.tino.core.job.route.JobResults;
import dev.tino.core.job.route.JobRows;
import dev.tino.core.job.route.JobView;
import dev.tino.core.web.StreamedBody;
import io.smallrye.mutiny.Uni;

/** Tells of the jobs of the catalogue as its clients know them. */
@ApplicationScoped
class Tasks {

    private static final String KINDS = "books.";

    private final JobRows rows;
    private final JobResults results;
    private final ObjectMapper json;

    Tasks(JobRows rows, JobResults results, ObjectMapper json) {
        this.rows = rows;
        this.results = results;
        this.json = json;
    }

    /** @return fails with 404 when it is no job of the catalogue, or not for an administrator to see */
    Uni<Task> find(UUID id, UUID administratorId) {
        return rows.find(id, Asker.ofData(administratorId, true))
                .invoke(found -> {
                    if (!found.view().kind().startsWith(KINDS)) {
                        throw JobError.JOB_NOT_FOUND.because("There is no such job");
                    }
                })
                .chain(found -> result(found)
                        .map(result -> new Task(id, TaskState.of(found.view().status()), result)));
    }

    private Uni<Map<String, Object>> result(FoundJob job) {
        JobView view = job.view();
        return switch (view.status()) {
            case "pending" -> told("mensagem", "A tarefa aguarda a sua vez.");
            case "running" -> told("mensagem", "Em andamento: %d de %d.".formatted(view.progress().done(),
                    view.progress().total()));
            case "completed" -> job.isExpired() ? told("mensagem", "Concluída; o resultado já expirou.")
                    : results.read(view.id(), job.resultType()).chain(this::total);
            case "failed" -> told("erro", view.error().detail());
            default -> told("erro", "A tarefa foi cancelada.");
        };
    }

    private static Uni<Map<String, Object>> told(String name, String text) {
        return Uni.createFrom().item(Map.of(name, text));
    }

    /** How many books a look at the shop found; of a training nothing is counted. */
    private Uni<Map<String, Object>> total(StreamedBody result) {
        return result.pieces().collect().in(ByteArrayOutputStream::new, ByteArrayOutputStream::writeBytes).map(body -> {
            try {
                var found = json.readTree(body.toByteArray()).get("found");
                return found == null ? Map.of("mensagem", "Concluída.") : Map.of("total_encontrado", found.intValue());
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }
}
