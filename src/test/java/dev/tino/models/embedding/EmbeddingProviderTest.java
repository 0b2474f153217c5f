package dev.tino.models.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tino.core.error.Failure;
import dev.tino.testsupport.FakeEmbeddings;
import dev.tino.testsupport.FakeEmbeddings.Answer;
import dev.tino.testsupport.FakeEmbeddings.Call;
import dev.tino.testsupport.TestDatabase;
import dev.tino.testsupport.TestFork;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;

/** Against a server that speaks each protocol, as providers do on good days and on bad ones. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EmbeddingProviderTest {

    private static final String TEXT = "PADARIA DO SEGREDO 0815";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Patience QUICK = new Patience(3, Duration.ofMillis(2), Duration.ofSeconds(20), 100,
            Duration.ofMillis(100));

    @Inject
    Vertx vertx;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final FakeEmbeddings server = FakeEmbeddings.of(8);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void geminiIsAskedInItsOwnWords() {
        List<float[]> vectors = vectors(provider("gemini"), TEXT, "UBER TRIP");

        Call call = server.calls().get(0);
        assertThat(call.path()).isEqualTo("/v1beta/models/m:batchEmbedContents");
        assertThat(call.headers().getFirst("x-goog-api-key")).isEqualTo(TestSettings.KEY);
        assertThat(call.headers()).doesNotContainKey("Authorization");
        assertThat(call.body().getJsonArray("requests").getJsonObject(1)).isEqualTo(new JsonObject(Map.of("model", "models/m",
                "content", Map.of("parts", new JsonArray(List.of(Map.of("text", "UBER TRIP")))), "taskType", "CLASSIFICATION",
                "outputDimensionality", 8)));
        assertThat(vectors).containsExactly(FakeEmbeddings.unit(TEXT, 8), FakeEmbeddings.unit("UBER TRIP", 8));
    }

    @Test
    void aModelsNameStaysWholeInTheAddress() {
        vectors(provider("gemini", "model", "tuned/m-1"), TEXT);

        assertThat(server.calls().get(0).path()).isEqualTo("/v1beta/models/tuned%2Fm-1:batchEmbedContents");
    }

    @Test
    void openAiIsAskedInItsOwnWords() {
        List<float[]> vectors = vectors(provider("openai"), TEXT, "UBER TRIP");

        Call call = server.calls().get(0);
        assertThat(call.path()).isEqualTo("/v1/embeddings");
        assertThat(call.headers().getFirst("Authorization")).isEqualTo("Bearer " + TestSettings.KEY);
        assertThat(call.body()).isEqualTo(new JsonObject(
                Map.of("model", "m", "input", new JsonArray(List.of(TEXT, "UBER TRIP")), "encoding_format", "float")));
        assertThat(vectors).containsExactly(FakeEmbeddings.unit(TEXT, 8), FakeEmbeddings.unit("UBER TRIP", 8));
    }

    @Test
    void aServerThatCanIsAskedForShorterVectors() {
        List<float[]> vectors = vectors(provider("openai", "shorten", "true", "dimensions", "4"), TEXT);

        assertThat(server.calls().get(0).body().getInteger("dimensions")).isEqualTo(4);
        assertThat(vectors.get(0)).hasSize(4);
    }

    @Test
    void theServiceInUseIsAskedInItsOwnWords() {
        List<float[]> vectors = vectors(provider("http"), TEXT, "UBER TRIP");

        Call call = server.calls().get(0);
        assertThat(call.path()).isEqualTo("/embedding");
        assertThat(call.body()).isEqualTo(new JsonObject(Map.of("descriptions",
                new JsonArray(List.of(Map.of("description", TEXT), Map.of("description", "UBER TRIP"))))));
        assertThat(vectors).containsExactly(FakeEmbeddings.unit(TEXT, 8), FakeEmbeddings.unit("UBER TRIP", 8));
    }

    @Test
    void aFullCallOfUsualVectorsIsRead() {
        List<String> texts = IntStream.range(0, 100).mapToObj(i -> "TEXT " + i).toList();

        List<float[]> vectors = vectors(provider("gemini", "dimensions", "768"), texts.toArray(String[]::new));

        assertThat(vectors).hasSize(100);
        assertThat(vectors.get(99)).isEqualTo(FakeEmbeddings.unit("TEXT 99", 768));
    }

    @ParameterizedTest
    @ValueSource(strings = { "gemini", "openai", "http" })
    void aBadMomentIsOverAtTheNextTry(String protocol) {
        EmbeddingProvider provider = provider(protocol);
        Answer busy = FakeEmbeddings.retryAfter(429, "0");
        Answer broken = FakeEmbeddings.status(500, "{\"message\":\"oh\"}");
        for (Answer bad : List.<Answer> of(busy, broken, FakeEmbeddings.status(408, ""), FakeEmbeddings::hangUp,
                FakeEmbeddings::cut)) {
            server.then(bad);

            assertThat(vectors(provider, TEXT)).containsExactly(FakeEmbeddings.unit(TEXT, 8));
        }

        assertThat(server.calls()).hasSize(10);
        assertThat(counted("away")).isEqualTo(5);
        assertThat(counted("ok")).isEqualTo(5);
    }

    @Test
    void threeTriesAreAllThereAre() {
        server.always(FakeEmbeddings.status(503, ""));

        Failure failure = failure(provider("http"));

        assertThat(failure.code()).isEqualTo(EmbeddingError.EMBEDDINGS_UNAVAILABLE);
        assertThat(failure.detail()).isEqualTo("The embeddings provider http answered 503");
        assertThat(server.calls()).hasSize(3);
    }

    @Test
    void whoDoesNotAnswerInTimeIsAway() {
        EmbeddingProvider provider = provider("http", "timeout", "0.2S");
        for (Answer slow : List.of(server.silence(), server.falter())) {
            server.always(slow);

            Failure failure = failure(provider);

            assertThat(failure.code()).isEqualTo(EmbeddingError.EMBEDDINGS_UNAVAILABLE);
            assertThat(failure.detail()).isEqualTo("The embeddings provider http did not answer within PT0.2S");
        }
        assertThat(server.calls()).hasSize(6);
    }

    @Test
    void whoAnswersDropByDropIsAway() {
        EmbeddingProvider provider = provider(new Patience(1, Duration.ofMillis(1), LONG, 100, LONG), "http", "timeout",
                "0.5S");
        server.always((exchange, good) -> {
            exchange.sendResponseHeaders(200, 0);
            while (!Thread.interrupted()) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(20_000_000);
            }
        });

        assertThat(failure(provider).detail()).isEqualTo("The embeddings provider http did not answer within PT0.5S");
    }

    @Test
    void neitherKeyNorTextIsLogged() throws IOException {
        EmbeddingProvider provider = provider("gemini", "timeout", "0.5S");
        String quoting = "{\"error\":{\"message\":\"" + TEXT + " " + TestSettings.KEY + "\"}}";
        for (Answer bad : List.<Answer> of(FakeEmbeddings.status(403, quoting), FakeEmbeddings.body("text/html", quoting),
                FakeEmbeddings.body("application/json", quoting), FakeEmbeddings.status(500, quoting), FakeEmbeddings::cut,
                server.falter())) {
            server.always(bad);

            assertThat(failure(provider).detail()).doesNotContain("SEGREDO", TestSettings.KEY);
        }

        try (Stream<String> log = Files.lines(TestFork.THIS.log())) {
            assertThat(log.filter(line -> line.contains("SEGREDO") || line.contains(TestSettings.KEY))).isEmpty();
        }
    }

    @Test
    void whoIsNotThereIsAway() {
        EmbeddingProvider provider = provider("http");
        server.close();

        Failure failure = failure(provider);

        assertThat(failure.code()).isEqualTo(EmbeddingError.EMBEDDINGS_UNAVAILABLE);
        assertThat(failure.detail()).isEqualTo("The embeddings provider http cannot be reached or broke off");
    }

    @Test
    void aPauseThatIsTooLongIsHandedOn() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusHours(5));
        server.then(FakeEmbeddings.retryAfter(429, "120"), FakeEmbeddings.retryAfter(503, date));
        EmbeddingProvider provider = provider("http");

        assertThat(failure(provider).headers()).containsEntry("Retry-After", "120");
        assertThat(failure(provider).headers()).containsEntry("Retry-After", "3600");
        assertThat(server.calls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = { 201, 301, 400, 401, 403, 404, 413, 422 })
    void aRefusalIsFinal(int status) {
        server.always(FakeEmbeddings.status(status, "{\"message\":\"" + TEXT + " " + TestSettings.KEY + "\"}"));

        Failure failure = failure(provider("openai"));

        assertThat(failure.code()).isEqualTo(EmbeddingError.EMBEDDINGS_REFUSED);
        assertThat(failure.code().status()).isEqualTo(424);
        assertThat(failure.detail()).isEqualTo("The embeddings provider openai answered " + status
                + "; look at the settings of its key, model and address");
        assertThat(server.calls()).hasSize(1);
        assertThat(counted("refused")).isEqualTo(1);
    }

    @Test
    void noContentIsARefusal() {
        server.always(FakeEmbeddings.status(204, ""));

        assertThat(failure(provider("http")).code()).isEqualTo(EmbeddingError.EMBEDDINGS_REFUSED);
    }

    @Test
    void whatIsNoVectorsIsFinal() {
        EmbeddingProvider provider = provider("http");
        String page = "<html>" + TEXT + "</html>";
        server.then(FakeEmbeddings.body("text/html", page), FakeEmbeddings.body("application/json", page),
                FakeEmbeddings.body("application/json", ""), FakeEmbeddings.body("text/event-stream", "data: []\n\n"),
                (exchange, good) -> FakeEmbeddings.good(exchange, good.substring(0, good.length() - 3)),
                FakeEmbeddings.body("application/json", "{\"embeddings\":[[1,2,3]]}"),
                FakeEmbeddings.body("application/json", "{\"embeddings\":[]}"));

        assertThat(IntStream.range(0, 7).mapToObj(i -> failure(provider)).toList()).allSatisfy(failure -> {
            assertThat(failure.code()).isEqualTo(EmbeddingError.EMBEDDINGS_INVALID);
            assertThat(failure.code().status()).isEqualTo(424);
            assertThat(failure.detail()).startsWith("The embeddings provider http answered ").doesNotContain("SEGREDO");
        });
        assertThat(server.calls()).hasSize(7);
        assertThat(counted("invalid")).isEqualTo(7);
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() {
        server.always((exchange, good) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = "[1,1,1,1".repeat(10_000).getBytes();
            while (!Thread.interrupted()) {
                exchange.getResponseBody().write(piece);
            }
        });

        Failure failure = failure(provider("http"));

        assertThat(failure.code()).isEqualTo(EmbeddingError.EMBEDDINGS_INVALID);
        assertThat(failure.detail()).isEqualTo("The embeddings provider http answered more than 131072 bytes for 1 texts");
    }

    @Test
    void refusalsHoldNoConnection() {
        EmbeddingProvider provider = provider("http");
        server.always(FakeEmbeddings.status(400, "x".repeat(1_000_000)));
        for (int i = 0; i < 120; i++) {
            assertThat(failure(provider).code()).isEqualTo(EmbeddingError.EMBEDDINGS_REFUSED);
        }
        server.always(FakeEmbeddings::good);

        assertThat(vectors(provider, TEXT)).hasSize(1);
    }

    @Test
    void whoFailsTooOftenIsLeftAloneUntilHeIsBack() {
        var patience = new Patience(1, Duration.ofMillis(1), Duration.ofSeconds(1), 4, Duration.ofMillis(300));
        EmbeddingProvider provider = provider(patience, "http");
        server.always(FakeEmbeddings.status(500, ""));
        IntStream.range(0, 4).forEach(i -> failure(provider));

        Failure failure = failure(provider);

        assertThat(failure.code()).isEqualTo(EmbeddingError.EMBEDDINGS_UNAVAILABLE);
        assertThat(failure.detail())
                .isEqualTo("The embeddings provider http failed too often and is left alone for some seconds");
        assertThat(failure.headers()).containsEntry("Retry-After", "1");
        assertThat(server.calls()).hasSize(4);

        server.always(FakeEmbeddings::good);
        List<float[]> vectors = provider.call(List.of(TEXT)).onFailure().retry().withBackOff(Duration.ofMillis(20))
                .expireIn(LONG.toMillis()).await().atMost(LONG);

        assertThat(vectors).containsExactly(FakeEmbeddings.unit(TEXT, 8));
        assertThat(server.calls()).hasSize(5);
    }

    @Test
    void whoHangsUnderLoadIsLeftAlone() {
        var patience = new Patience(1, Duration.ofMillis(1), Duration.ofSeconds(1), 8, Duration.ofSeconds(90));
        EmbeddingProvider provider = provider(patience, "http", "timeout", "0.2S", "concurrency", "2", "queue", "6");
        server.always(server.silence());

        // Most are refused for the full queue, and are no sign of life.
        Failure failure = Multi.createFrom().ticks().every(Duration.ofMillis(4)).onOverflow().drop()
                .onItem().transformToUni(tick -> provider.call(List.of(TEXT)).onItem().<Failure> transform(none -> null)
                        .onFailure(Failure.class).recoverWithItem(failed -> failed))
                .merge(100).filter(failed -> failed.detail().contains("is left alone")).toUni().await().atMost(LONG);

        assertThat(failure.code()).isEqualTo(EmbeddingError.EMBEDDINGS_UNAVAILABLE);
        assertThat(Integer.parseInt(failure.headers().get("Retry-After"))).isBetween(60, 90);
        assertThat(server.calls()).hasSizeLessThan(20);
    }

    @Test
    void refusalsDoNotMakeAProviderAway() {
        var patience = new Patience(1, Duration.ofMillis(1), Duration.ofSeconds(1), 4, Duration.ofHours(1));
        EmbeddingProvider provider = provider(patience, "http");
        server.always(FakeEmbeddings.status(400, ""));
        IntStream.range(0, 8).forEach(i -> failure(provider));

        server.always(FakeEmbeddings::good);

        assertThat(vectors(provider, TEXT)).hasSize(1);
    }

    @Test
    void fewCallsRunAtATimeAndFewWait() {
        var release = new CountDownLatch(1);
        server.always(FakeEmbeddings.after(release));
        EmbeddingProvider provider = provider("http", "concurrency", "3", "queue", "5");

        List<CompletableFuture<List<float[]>>> calls = IntStream.range(0, 12)
                .mapToObj(i -> provider.call(List.of(TEXT + i)).subscribeAsCompletionStage()).toList();
        List<Failure> refused = calls.subList(8, 12).stream().map(EmbeddingProviderTest::failure).toList();
        Uni.createFrom().item(server::running).repeat().withDelay(Duration.ofMillis(10)).until(running -> running == 3)
                .collect().last().await().atMost(LONG);
        release.countDown();
        calls.subList(0, 8).forEach(CompletableFuture::join);

        assertThat(refused).allSatisfy(failure -> {
            assertThat(failure.code()).isEqualTo(EmbeddingError.EMBEDDINGS_UNAVAILABLE);
            assertThat(failure.detail()).isEqualTo("The embeddings provider http has more calls waiting than may wait");
        });
        assertThat(server.calls()).hasSize(8);
        assertThat(server.mostAtOnce()).isEqualTo(3);
    }

    private EmbeddingProvider provider(String protocol, String... more) {
        return provider(QUICK, protocol, more);
    }

    private EmbeddingProvider provider(Patience patience, String protocol, String... more) {
        EmbeddingConfig config = TestSettings.of(protocol, server.url(), more);
        return new EmbeddingProvider(config, EmbeddingSettings.of(config).orElseThrow(), patience, vertx, metrics);
    }

    private double counted(String outcome) {
        return metrics.find("tino.embeddings.calls").tag("outcome", outcome).counters().stream()
                .mapToDouble(counter -> counter.count()).sum();
    }

    private static List<float[]> vectors(EmbeddingProvider provider, String... texts) {
        return provider.call(List.of(texts)).await().atMost(LONG);
    }

    private static Failure failure(EmbeddingProvider provider) {
        Uni<List<float[]>> call = provider.call(List.of(TEXT));
        return failure(call.subscribeAsCompletionStage());
    }

    private static Failure failure(CompletableFuture<List<float[]>> call) {
        try {
            throw new AssertionError("no failure but " + call.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS)
                    .join().size() + " vectors");
        } catch (CompletionException failed) {
            assertThat(failed.getCause()).isInstanceOf(Failure.class);
            return (Failure) failed.getCause();
        }
    }
}
