package dev.tino.compat.finance.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;

import dev.tino.compat.LegacyRefusal;
import dev.tino.compat.finance.body.Refusals;
import dev.tino.core.error.Failure;
import dev.tino.core.job.JobContents;
import dev.tino.core.job.JobError;
import dev.tino.core.job.JobRun;
import dev.tino.core.job.route.Asker;
import dev.tino.core.job.route.FoundJob;
import dev.tino.core.job.route.JobRows;
import dev.tino.core.web.StreamedBody;
import dev.tino.finance.classification.job.ClassificationJobs;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Jobs that classify, as that system tells of them: always with three keys. A result is there as often as one likes. */
@ApplicationScoped
class BatchJobs {

    private final JobRows rows;
    private final JobContents contents;
    private final ObjectMapper json;
    private final ObjectReader nodes;
    private final Vertx vertx;

    BatchJobs(JobRows rows, JobContents contents, ObjectMapper json, Vertx vertx) {
        this.rows = rows;
        this.contents = contents;
        this.json = json;
        this.nodes = json.readerFor(JsonNode.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
        this.vertx = vertx;
    }

    /** @return fails with that system's 404 for what is no job of the owner's that classifies, or no longer */
    Uni<StreamedBody> get(UUID ownerId, String id) {
        UUID known = uuid(id);
        if (known == null) {
            throw notFound(id);
        }
        return rows.find(known, Asker.owner(ownerId))
                .onFailure(BatchJobs::isUnknown).transform(unknown -> notFound(id))
                .chain(job -> {
                    if (!job.view().kind().equals(ClassificationJobs.KIND) || job.isExpired()) {
                        throw notFound(id);
                    }
                    return pieces(known, job).map(pieces -> new StreamedBody(MediaType.APPLICATION_JSON, pieces));
                });
    }

    private Uni<Multi<byte[]>> pieces(UUID id, FoundJob job) {
        return switch (job.view().status()) {
            case "pending" -> standing("pending", null);
            case "running" -> standing("processing", null);
            case "completed" -> contents.count(id, JobRun.RESULT).map(parts -> {
                // Every result has a part: one that has none has just expired.
                if (parts == 0) {
                    throw notFound(id.toString());
                }
                return completed(id, parts);
            });
            case "cancelled" -> standing("failed", "Classification was cancelled");
            default -> standing("failed", job.view().error() == null ? "Classification failed" : job.view().error().detail());
        };
    }

    private Uni<Multi<byte[]>> standing(String status, String message) {
        byte[] body = write(out -> {
            out.writeStartObject();
            out.writeStringField("status", status);
            out.writeNullField("transactions");
            out.writeStringField("message", message);
            out.writeEndObject();
        });
        return Uni.createFrom().item(Multi.createFrom().item(body));
    }

    private Multi<byte[]> completed(UUID id, int parts) {
        return Multi.createFrom().deferred(() -> {
            var reader = new ResultReader(nodes);
            var translation = new Translation();
            Multi<byte[]> lines = Multi.createFrom().range(0, parts)
                    .onItem().transformToUniAndConcatenate(part -> contents.part(id, JobRun.RESULT, part)
                            .onItem().ifNull().failWith(() -> new IllegalStateException("A result expired while it was read"))
                            .chain(piece -> vertx.executeBlocking(() -> translation.lines(reader.read(piece)), false)));
            return Multi.createBy().concatenating().streams(text("{\"status\":\"completed\",\"transactions\":["), lines,
                    text("],\"message\":null}"));
        });
    }

    private static Multi<byte[]> text(String text) {
        return Multi.createFrom().item(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes lines of Tino's as that system has them, one list in several pieces. */
    private final class Translation {
        private boolean begun;

        byte[] lines(List<JsonNode> lines) {
            var out = new ByteArrayOutputStream(lines.size() * 160);
            for (JsonNode line : lines) {
                if (begun) {
                    out.write(',');
                }
                begun = true;
                out.writeBytes(write(generator -> line(generator, line)));
            }
            return out.toByteArray();
        }

        private void line(JsonGenerator out, JsonNode line) throws IOException {
            JsonNode sent = line.path(JobTranslation.SENT);
            JsonNode found = line.path("category");
            out.writeStartObject();
            out.writeStringField("date", sent.path("date").asText(line.path("date").asText() + "T00:00:00"));
            out.writePOJOField("description", line.path("description"));
            out.writePOJOField("value", sent.isObject() ? sent.path("value") : line.path("amount"));
            out.writeStringField("user", sent.isObject() ? sent.path("user").textValue() : line.path("person").textValue());
            out.writeStringField("classification", (found.isTextual() ? found : sent.path("classification")).textValue());
            out.writeEndObject();
        }
    }

    private interface Content {
        void to(JsonGenerator out) throws IOException;
    }

    private byte[] write(Content content) {
        var bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            content.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof Failure refused && refused.code() == JobError.JOB_NOT_FOUND;
    }

    private static LegacyRefusal notFound(String id) {
        return new LegacyRefusal(404, Refusals.message("Job %s not found".formatted(id)));
    }
}
