package dev.tino.models.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.tino.core.crypto.KeyFolder;
import dev.tino.core.error.Failure;
import dev.tino.ml.dataset.Column;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;
import dev.tino.testsupport.FakeEmbeddings;
import dev.tino.testsupport.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EmbeddingsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String[] TEXTS = { "PADARIA SAO JOAO", "UBER TRIP" };

    @Inject
    Vertx vertx;
    @Inject
    Pool pool;
    @Inject
    KeyFolder keys;
    @TempDir
    Path folder;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final FakeEmbeddings server = FakeEmbeddings.of(8);

    @BeforeEach
    void forget() {
        pool.query("delete from embedding").executeAndAwait();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void vectorsComeInTheOrderOfTheirTextsAndFitTheirColumn() {
        Embeddings embeddings = embeddings("http");
        Column column = embeddings.source().orElseThrow().column("embedding");

        List<float[]> vectors = embeddings.of(column, List.of(TEXTS)).await().atMost(LONG);

        assertThat(vectors).containsExactly(FakeEmbeddings.unit(TEXTS[0], 8), FakeEmbeddings.unit(TEXTS[1], 8));
        assertThat(column).isEqualTo(Column.vector("embedding", "http/m/8", 8));
        vectors.forEach(vector -> Schema.of(column).check(Row.of((Object) vector)));
    }

    @Test
    void noTextIsAskedForTwice() {
        String decomposed = "  CAFE\u0301 ";
        List<float[]> first = of(embeddings("http"), "CAF\u00c9", TEXTS[0], decomposed, TEXTS[0]);

        List<float[]> second = of(embeddings("http"), TEXTS[0], "CAF\u00c9", TEXTS[1]);

        assertThat(server.texts()).containsExactly("CAF\u00c9", TEXTS[0], TEXTS[1]);
        assertThat(first.get(2)).isEqualTo(first.get(0));
        assertThat(second.subList(0, 2)).containsExactly(first.get(1), first.get(0));
        assertThat(metrics.counter("tino.embeddings.texts", "from", "provider").count()).isEqualTo(3);
        assertThat(metrics.counter("tino.embeddings.texts", "from", "kept").count()).isEqualTo(2);
    }

    @Test
    void anotherSpellingIsAnotherText() {
        of(embeddings("http"), "PIX", "pix", "PIX  1");

        assertThat(server.texts()).containsExactly("PIX", "pix", "PIX  1");
    }

    @Test
    void whatHasNoTextHasNoVector() {
        List<float[]> vectors = of(embeddings("http"), " \t", null, TEXTS[0], "");

        assertThat(vectors).containsExactly(null, null, FakeEmbeddings.unit(TEXTS[0], 8), null);
        assertThat(of(embeddings("http"))).isEmpty();
        assertThat(server.texts()).containsExactly(TEXTS[0]);
    }

    @Test
    void sourcesShareNothing() {
        of(embeddings("http"), TEXTS);
        of(embeddings("openai"), TEXTS);
        of(embeddings("openai", "model", "other"), TEXTS);
        of(embeddings("openai", "model", "other", "dimensions", "4", "shorten", "true"), TEXTS);

        assertThat(server.calls()).hasSize(4);
    }

    @Test
    void manyTextsAreAskedForInFullCalls() {
        String[] texts = IntStream.range(0, 4_321).mapToObj(i -> "TEXT " + i).toArray(String[]::new);

        List<float[]> vectors = of(embeddings("gemini", "texts-per-call", "50"), texts);

        assertThat(vectors).hasSize(4_321);
        for (int i = 0; i < texts.length; i += 97) {
            assertThat(vectors.get(i)).isEqualTo(FakeEmbeddings.unit(texts[i], 8));
        }
        assertThat(server.calls()).hasSize(40 + 40 + 7);
        assertThat(server.mostAtOnce()).isLessThanOrEqualTo(4);
        assertThat(of(embeddings("gemini"), texts)).usingElementComparator(Arrays::compare).isEqualTo(vectors);
        assertThat(server.calls()).hasSize(87);
    }

    @Test
    void whatWasAnsweredBeforeAFailureIsKept() {
        Embeddings embeddings = embeddings("http", "texts-per-call", "1", "concurrency", "1");
        server.then(FakeEmbeddings::good, FakeEmbeddings.status(400, ""));

        assertThatThrownBy(() -> of(embeddings, TEXTS)).isInstanceOf(Failure.class);
        of(embeddings, TEXTS);

        assertThat(server.texts()).containsExactly(TEXTS[0], TEXTS[1], TEXTS[1]);
    }

    @Test
    void theTableHoldsNoText() {
        of(embeddings("http"), TEXTS);

        String rows = pool.query("select string_agg(source || ' ' || encode(text_mac, 'escape') || ' ' || length(text_mac)"
                + " || ' ' || length(vector), ',') from embedding").executeAndAwait().iterator().next().getString(0);

        assertThat(rows).contains("http/m/8", " 32 32").doesNotContain("PADARIA", "UBER");
    }

    @Test
    void aNewKeyLosesNothingUntilTheOldOneGoes() throws IOException {
        Path old = key("2025");
        of(embeddings(KeyFolder.load(folder)), TEXTS);

        key("2026");
        of(embeddings(KeyFolder.load(folder)), TEXTS[0], "NEW");
        assertThat(server.texts()).containsExactly(TEXTS[0], TEXTS[1], "NEW");

        Files.delete(old);
        of(embeddings(KeyFolder.load(folder)), TEXTS[0], "NEW");
        assertThat(server.texts()).containsExactly(TEXTS[0], TEXTS[1], "NEW", TEXTS[0]);
    }

    @Test
    void vectorsGoWhenNobodyUsedThemForLong() {
        KeptVectors kept = new KeptVectors(pool, keys, vertx);
        of(embeddings("http"), TEXTS);
        pool.query("update embedding set used_on = current_date - 100").executeAndAwait();
        of(embeddings("http"), TEXTS[0]);

        long removed = kept.removeBefore(Instant.now().minus(kept.defaultDays(), ChronoUnit.DAYS)).await().atMost(LONG);
        of(embeddings("http"), TEXTS);

        assertThat(removed).isEqualTo(1);
        assertThat(kept.name()).isEqualTo("embeddings");
        assertThat(server.texts()).containsExactly(TEXTS[0], TEXTS[1], TEXTS[1]);
    }

    @Test
    void manyMayKeepTheSameTextsAtOnce() {
        List<String> texts = IntStream.range(0, 300).mapToObj(i -> "TEXT " + i).toList();
        List<CompletableFuture<List<float[]>>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            List<String> turned = new ArrayList<>(texts);
            Collections.rotate(turned, i * 50);
            all.add(embeddings("http").of(turned).subscribeAsCompletionStage());
        }

        all.forEach(CompletableFuture::join);

        assertThat(pool.query("select count(*) from embedding").executeAndAwait().iterator().next().getLong(0)).isEqualTo(300);
    }

    @Test
    void withoutAProviderThereAreNoVectors() {
        Embeddings none = embeddings(TestSettings.of(Map.of()), keys);

        assertThat(none.source()).isEmpty();
        assertFailure(none.of(List.of(TEXTS)), EmbeddingError.EMBEDDINGS_NOT_CONFIGURED,
                "No embeddings provider is set (tino.embeddings.provider)");
    }

    @Test
    void aModelOfAnotherSourceIsRefused() {
        Column column = Column.vector("embedding", "gemini/gemini-embedding-001/768", 768);

        assertFailure(embeddings("http").of(column, List.of(TEXTS)), EmbeddingError.EMBEDDINGS_OF_ANOTHER_SOURCE,
                "The model needs vectors of gemini/gemini-embedding-001/768, and this Tino is set to http/m/8");
        assertFailure(embeddings(TestSettings.of(Map.of()), keys).of(column, List.of(TEXTS)),
                EmbeddingError.EMBEDDINGS_NOT_CONFIGURED, "No embeddings provider is set (tino.embeddings.provider)");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void theAnswerArrivesWhereItWasAskedFor() {
        Embeddings embeddings = embeddings("http");
        var context = vertx.getOrCreateContext();
        var there = new CompletableFuture<Context>();

        context.runOnContext(() -> embeddings.of(List.of(TEXTS)).map(vectors -> io.vertx.core.Vertx.currentContext())
                .subscribe().with(there::complete, there::completeExceptionally));

        assertThat(there.join()).isEqualTo(context.getDelegate());
    }

    private static void assertFailure(Uni<List<float[]>> vectors, EmbeddingError code, String detail) {
        assertThatThrownBy(() -> vectors.await().atMost(LONG)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.detail()).isEqualTo(detail);
        });
    }

    private Embeddings embeddings(String provider, String... more) {
        return embeddings(TestSettings.of(provider, server.url(), more), keys);
    }

    private Embeddings embeddings(KeyFolder keys) {
        return embeddings(TestSettings.of("http", server.url()), keys);
    }

    private Embeddings embeddings(EmbeddingConfig config, KeyFolder keys) {
        return new Embeddings(config, new KeptVectors(pool, keys, vertx), vertx, metrics);
    }

    private static List<float[]> of(Embeddings embeddings, String... texts) {
        return embeddings.of(Arrays.asList(texts)).await().atMost(LONG);
    }

    private Path key(String kid) throws IOException {
        Path fresh = Files.createTempDirectory(folder, "fresh");
        KeyFolder.generate(fresh);
        try (var files = Files.list(fresh)) {
            return Files.move(files.findFirst().orElseThrow(), folder.resolve(kid + ".pem"));
        }
    }
}
