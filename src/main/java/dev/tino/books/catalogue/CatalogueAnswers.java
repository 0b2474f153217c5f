package dev.tino.books.catalogue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.tino.books.catalogue.CatalogueRevision.Mark;
import dev.tino.core.concurrent.SharedLoads;
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
    private final SharedLoads<Question, byte[]> answers;

    CatalogueAnswers(CatalogueRevision revision, ObjectMapper json, CatalogueConfig config) {
        this.revision = revision;
        this.json = json;
        this.answers = new SharedLoads<>(
                Caffeine.newBuilder().maximumWeight(config.cachedAnswers().asLongValue()).expireAfterAccess(UNUSED)
                        .weigher((Question question, byte[] answer) -> OVERHEAD + answer.length),
                question -> question.rows.get().onItem().ifNotNull().transform(this::bytes));
    }

    /**
     * The answer to a question, or that whoever asks has it.
     *
     * @param ifNoneMatch the states that whoever asks has, see {@link EntityTag#given}
     * @param question what makes the answer beside the catalogue: which route, and what it was asked
     * @param rows asked when nobody did since the catalogue changed; null when there are none
     * @return null when there are none
     */
    public <T> Uni<RestResponse<byte[]>> answer(List<String> ifNoneMatch, List<?> question, Supplier<Uni<T>> rows) {
        return revision.mark().chain(mark -> {
            EntityTag tag = tag(mark, question);
            if (tag.isAmong(ifNoneMatch)) {
                return Uni.createFrom().item(notModified(tag));
            }
            return answers.of(new Question(mark, question, rows::get))
                    .onItem().ifNotNull().transform(answer -> EntityTag.isAny(ifNoneMatch) ? notModified(tag)
                            : with(tag, ResponseBuilder.ok(answer)));
        });
    }

    private static EntityTag tag(Mark mark, List<?> question) {
        return new EntityTag("%d-%016x".formatted(mark.revision(), Cursor.fingerprint(mark.changedAt(), question)));
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
