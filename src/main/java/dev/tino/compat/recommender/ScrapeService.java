package dev.tino.compat.recommender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.books.BookError;
import dev.tino.books.scraping.Scrapes;
import dev.tino.core.job.JobContents;
import dev.tino.core.job.JobEnds;
import dev.tino.core.job.JobRun;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Has the shop looked at while somebody waits. */
@ApplicationScoped
class ScrapeService {

    private final Scrapes scrapes;
    private final JobEnds ends;
    private final JobContents contents;
    private final ObjectMapper json;
    private final Pool pool;

    ScrapeService(Scrapes scrapes, JobEnds ends, JobContents contents, ObjectMapper json, Pool pool) {
        this.scrapes = scrapes;
        this.ends = ends;
        this.contents = contents;
        this.json = json;
        this.pool = pool;
    }

    /** @param totalRecords null while it goes on, jobId null when it is over */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Scraped(@JsonProperty("msg") @Schema(examples = "Web scraping realizado com sucesso") String message,
            @JsonProperty("total_records") @Schema(examples = "1000") Integer totalRecords,
            @JsonProperty("job_id") UUID jobId) {
    }

    /** Begins a run, or joins the one that is under way. */
    Uni<Scraped> run(UUID actorId, Duration patience) {
        return pool.withTransaction(transaction -> scrapes.submitOrJoin(transaction, actorId))
                .chain(id -> ends.of(id, patience).chain(end -> end == null ? underWay(id) : over(id, end)));
    }

    private static Uni<Scraped> underWay(UUID id) {
        return Uni.createFrom().item(new Scraped("Web scraping em andamento", null, id));
    }

    private Uni<Scraped> over(UUID id, JobEnds.End end) {
        if (!end.isCompleted()) {
            boolean isUnreachable = BookError.SHOP_UNREACHABLE.name().equals(end.errorCode());
            throw isUnreachable ? Answers.error(502, "O site não pôde ser lido")
                    : Answers.error(503, "O web scraping foi interrompido, ver a tarefa %s".formatted(id));
        }
        return contents.part(id, JobRun.RESULT, 0).map(this::found)
                .map(found -> found == 0 ? new Scraped("Nenhum dado coletado.", null, null)
                        : new Scraped("Web scraping realizado com sucesso", found, null));
    }

    private int found(byte[] result) {
        try {
            return json.readTree(result).path("found").asInt();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
