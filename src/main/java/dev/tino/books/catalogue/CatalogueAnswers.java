package dev.tino.books.catalogue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tino.books.catalogue.CatalogueRevision.Mark;
import dev.tino.core.concurrent.SharedLoads;
import dev.tino.core.error.Failure;
import dev.tino.core.web.Cursor;
import io.smallrye.mutiny.Uni;

/**
 * Answers that hold as long as the catalogue does not change: kept as they are sent, and not sent to who has them. The
 * revision is read before the rows, so what is kept under a revision is never older than it.
 */
@ApplicationScoped
public class CatalogueAnswers {

    /** What may be kept: it costs nothing to ask each time. */
    private static final String CACHE_CONTROL = "public, no-cache";
    /** Of an answer beside its bytes, about. */
    private static final int OVERHEAD = 512;
    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final CatalogueRevision revision;
    private final ObjectMapper json;
    private final String version;
    private final SharedLoads<Question, Kept> answers;

    /** @param version of Tino: another one may answer the same question otherwise */
    CatalogueAnswers(CatalogueRevision revision, ObjectMapper json, CatalogueConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.revision = revision;
        this.json = json;
        this.version = version;
        this.answers = new SharedLoads<>(
                Caffeine.newBuilder().maximumWeight(config.cachedAnswers().asLongValue()).expireAfterAccess(UNUSED)
                        .weigher((Question question, Kept kept) -> OVERHEAD + kept.length()),
                this::look);
    }

    /**
     * The answer to a question, or that whoever asks has it.
     *
     * @param ifNoneMatch the states that whoever asks has, see {@link EntityTag#given}
     * @param question what makes the answer beside the catalogue: which route, and what it was asked
     * @param rows asked when nobody did since the catalogue changed; null when there are none
     * @return null when there are none; fails as the rows do
     */
    public <T> Uni<RestResponse<byte[]>> answer(List<String> ifNoneMatch, List<?> question, Supplier<Uni<T>> rows) {
        return revision.mark().chain(mark -> {
            EntityTag tag = tag(mark, question);
            if (tag.isAmong(ifNoneMatch)) {
                return Uni.createFrom().item(notModified(tag));
            }
            return bytes(new Question(mark, question, rows::get))
                    .onItem().ifNotNull().transform(answer -> EntityTag.isAny(ifNoneMatch) ? notModified(tag)
                            : with(tag, ResponseBuilder.ok(answer)));
        });
    }

    /** A refusal is an answer, too, though none to be kept: were it a failed load, anybody could fill the log with it. */
    private Uni<Kept> look(Question question) {
        return Uni.createFrom().<Object> deferred(question.rows::get)
                .onItem().ifNotNull().transform(rows -> new Kept(bytes(rows), null))
                .onFailure(Failure.class).recoverWithItem(refusal -> new Kept(null, refusal));
    }

    private Uni<byte[]> bytes(Question question) {
        return answers.of(question).onItem().ifNotNull().transform(kept -> {
            if (kept.refusal != null) {
                answers.forget(question);
                throw kept.refusal;
            }
            return kept.bytes;
        });
    }

    private EntityTag tag(Mark mark, List<?> question) {
        return new EntityTag("%d-%016x".formatted(mark.revision(), Cursor.fingerprint(version, mark.changedAt(), question)));
    }

    private static RestResponse<byte[]> notModified(EntityTag tag) {
        return with(tag, ResponseBuilder.create(Status.NOT_MODIFIED));
    }

    private static RestResponse<byte[]> with(EntityTag tag, ResponseBuilder<byte[]> response) {
        return response.header(HttpHeaders.ETAG, tag.toString()).header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An answer, or why there is none. */
    private record Kept(byte[] bytes, Failure refusal) {

        int length() {
            return bytes == null ? 0 : bytes.length;
        }
    }

    /** The same one for the same revision and question, whoever knows how to answer it. */
    private static final class Question {

        private final Mark mark;
        private final List<?> asked;
        private final Supplier<Uni<?>> rows;

        Question(Mark mark, List<?> asked, Supplier<Uni<?>> rows) {
            this.mark = mark;
            this.asked = asked;
            this.rows = rows;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Question question && mark.equals(question.mark) && asked.equals(question.asked);
        }

        @Override
        public int hashCode() {
            return Arrays.asList(mark, asked).hashCode();
        }
    }
}
