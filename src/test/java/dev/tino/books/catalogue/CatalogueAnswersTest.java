package dev.tino.books.catalogue;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tino.books.BookError;
import dev.tino.core.error.Failure;
import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CatalogueAnswersTest {

    @Inject
    CatalogueAnswers answers;
    @Inject
    CatalogueRevision revision;
    @Inject
    Pool pool;
    @Inject
    ObjectMapper json;
    @Inject
    CatalogueConfig config;

    private final AtomicInteger looks = new AtomicInteger();
    private final List<Object> question = List.of("test", UUID.randomUUID());

    @Test
    void rowsAreLookedAtOnceWhileNothingChanges() {
        RestResponse<byte[]> first = ask(this::look);
        RestResponse<byte[]> second = ask(this::look);

        assertThat(text(first)).isEqualTo("1");
        assertThat(text(second)).isEqualTo("1");
        assertThat(second.getHeaderString(HttpHeaders.ETAG)).isEqualTo(first.getHeaderString(HttpHeaders.ETAG));
        assertThat(first.getHeaderString(HttpHeaders.CACHE_CONTROL)).isEqualTo("public, no-cache");
    }

    @Test
    void whoHasTheAnswerGetsNoneAndNoRowIsLookedAt() {
        String tag = ask(this::look).getHeaderString(HttpHeaders.ETAG);

        RestResponse<byte[]> again = ask(List.of("\"other\", " + tag), () -> {
            throw new AssertionError("Nobody needs the rows");
        });

        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(again.getEntity()).isNull();
        assertThat(again.getHeaderString(HttpHeaders.ETAG)).isEqualTo(tag);
        assertThat(looks).hasValue(1);
    }

    @Test
    void aChangeMakesAnotherAnswer() {
        String tag = ask(this::look).getHeaderString(HttpHeaders.ETAG);

        change();

        RestResponse<byte[]> after = ask(List.of(tag), this::look);
        assertThat(after.getStatus()).isEqualTo(200);
        assertThat(text(after)).isEqualTo("2");
        assertThat(after.getHeaderString(HttpHeaders.ETAG)).isNotEqualTo(tag);
    }

    @Test
    void whatWasReadWhileTheCatalogueChangedIsNotGivenAfterwards() {
        RestResponse<byte[]> during = ask(() -> look().call(this::changing).invoke(revision::lookAgain));

        assertThat(text(during)).isEqualTo("1");
        assertThat(text(ask(this::look))).isEqualTo("2");
    }

    @Test
    void whatAnotherNodeChangesIsHeardOf() {
        String tag = ask(this::look).getHeaderString(HttpHeaders.ETAG);

        // Nobody tells this node but the database.
        changing().await().indefinitely();

        Awaiting.until(() -> ask(List.of(tag), this::look).getStatus(), status -> status == 200);
        assertThat(looks).hasValue(2);
    }

    @Test
    void aChangeThatIsTakenBackIsNone() {
        long before = revision.current().await().indefinitely();

        assertThatThrownBy(() -> pool.withTransaction(transaction -> revision.advance(transaction)
                .chain(advanced -> Uni.createFrom().<Void> failure(new IllegalStateException("taken back"))))
                .await().indefinitely()).hasMessageContaining("taken back");

        revision.lookAgain();
        assertThat(revision.current().await().indefinitely()).isEqualTo(before);
    }

    @Test
    void manyWhoAskAtOnceWaitForOneLook() {
        var rows = new CompletableFuture<Integer>();
        Supplier<Uni<Integer>> slow = () -> {
            looks.incrementAndGet();
            return Uni.createFrom().completionStage(rows);
        };
        revision.current().await().indefinitely();

        List<CompletableFuture<RestResponse<byte[]>>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.add(answers.answer(List.of(), question, slow).subscribeAsCompletionStage());
        }
        rows.complete(5);

        assertThat(asked).allSatisfy(answer -> assertThat(text(answer.join())).isEqualTo("5"));
        assertThat(looks).hasValue(1);
    }

    @Test
    void aFailureIsNotKept() {
        assertThatThrownBy(() -> ask(() -> Uni.createFrom().failure(new IllegalStateException("broken"))))
                .hasMessageContaining("broken");

        assertThat(text(ask(this::look))).isEqualTo("1");
    }

    @Test
    void aRefusalIsGivenToAllWhoWaitAndNotKept() {
        var rows = new CompletableFuture<Integer>();
        Supplier<Uni<Integer>> slow = () -> Uni.createFrom().completionStage(rows);
        revision.current().await().indefinitely();

        var one = answers.answer(List.of(), question, slow).subscribeAsCompletionStage();
        var other = answers.answer(List.of(), question, slow).subscribeAsCompletionStage();
        rows.completeExceptionally(BookError.BOOK_NOT_FOUND.because("gone"));

        assertThatThrownBy(one::join).hasRootCauseInstanceOf(Failure.class).hasMessageContaining("gone");
        assertThatThrownBy(other::join).hasMessageContaining("gone");
        assertThat(text(ask(this::look))).isEqualTo("1");
    }

    @Test
    void whatIsNotThereIsNothingForTheLog() {
        List<String> logged = new CopyOnWriteArrayList<>();
        var handler = new Handler() {

            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage());
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        Logger caffeine = Logger.getLogger("com.github.benmanes.caffeine");
        caffeine.addHandler(handler);
        try {
            get("/api/v1/books/" + UUID.randomUUID()).then().statusCode(404);
            get("/api/v1/books/" + UUID.randomUUID() + "/recommendations");
            get("/api/v1/books?cursor=x").then().statusCode(422);
            get("/api/v1/books/titles?cursor=x").then().statusCode(422);
            get("/api/v1/books/features?cursor=x").then().statusCode(422);
        } finally {
            caffeine.removeHandler(handler);
        }

        assertThat(logged).isEmpty();
    }

    @Test
    void anotherVersionOfTinoAnswersAnew() {
        String tag = ask(this::look).getHeaderString(HttpHeaders.ETAG);
        var next = new CatalogueAnswers(revision, json, config, "another version");

        RestResponse<byte[]> answer = next.answer(List.of(tag), question, this::look).await().indefinitely();

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeaderString(HttpHeaders.ETAG)).isNotEqualTo(tag);
    }

    private void change() {
        changing().await().indefinitely();
        revision.lookAgain();
    }

    private Uni<Long> changing() {
        return pool.withTransaction(revision::advance);
    }

    private Uni<Integer> look() {
        return Uni.createFrom().item(looks::incrementAndGet);
    }

    private <T> RestResponse<byte[]> ask(Supplier<Uni<T>> rows) {
        return ask(List.of(), rows);
    }

    private <T> RestResponse<byte[]> ask(List<String> ifNoneMatch, Supplier<Uni<T>> rows) {
        return answers.answer(ifNoneMatch, question, rows).await().indefinitely();
    }

    private static String text(RestResponse<byte[]> answer) {
        return new String(answer.getEntity(), StandardCharsets.UTF_8);
    }
}
