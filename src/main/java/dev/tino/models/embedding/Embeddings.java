package dev.tino.models.embedding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.web.Dependency;
import dev.tino.ml.dataset.Column;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;

/** Texts as vectors of the one source that this Tino is set to use. Its settings are looked at when Tino starts. */
@ApplicationScoped
@Startup
public class Embeddings {

    /** What its provider is called in health. */
    static final String HEALTH = "embeddings-provider";

    /** Texts that are looked for at once. */
    private static final int SLICE = 2_000;

    private final int textsPerCall;
    private final int concurrency;
    private final Optional<EmbeddingSource> source;
    private final EmbeddingProvider provider;
    private final Dependency standing;
    private final KeptVectors kept;
    private final Vertx vertx;
    private final MeterRegistry metrics;

    Embeddings(EmbeddingConfig config, KeptVectors kept, Vertx vertx, MeterRegistry metrics) {
        Optional<EmbeddingSettings> settings = EmbeddingSettings.of(config);
        this.textsPerCall = config.textsPerCall();
        this.concurrency = config.concurrency();
        this.source = settings.map(EmbeddingSettings::source);
        this.provider = settings.map(set -> new EmbeddingProvider(config, set, Patience.USUAL, vertx, metrics)).orElse(null);
        this.standing = provider == null ? Dependency.unused(HEALTH) : provider.standing();
        this.kept = kept;
        this.vertx = vertx;
        this.metrics = metrics;
    }

    /** What the provider is like, as the last call found it. */
    Dependency standing() {
        return standing;
    }

    /** The source that is configured; empty when there is none. */
    public Optional<EmbeddingSource> source() {
        return source;
    }

    /**
     * Vectors for a column of a model, as {@link #of(List)} gives them.
     *
     * @return fails when the model was trained with vectors of a source that is not configured
     */
    public Uni<List<float[]>> of(Column column, List<String> texts) {
        if (source.isPresent() && !source.get().toString().equals(column.source())) {
            return Uni.createFrom().failure(EmbeddingError.EMBEDDINGS_OF_ANOTHER_SOURCE.because(
                    "The model needs vectors of %s, and this Tino is set to %s", column.source(), source.get()));
        }
        return of(texts);
    }

    /**
     * A vector for each text, in their order, each of Euclidean length 1 and not to be changed; {@code null}, a missing
     * value, for a text that is null or blank. Those that are not kept yet are asked for, as many in one call as the
     * provider takes. Each takes 3 kB at 768 dimensions: give it some thousands of texts at a time.
     *
     * @return fails with a {@link dev.tino.core.error.Failure} that says what is wrong: 503 while the provider is away or
     *         overloaded, which may be tried again; below 500 when it refuses or answers what it must not. What was
     *         answered until then is kept
     */
    public Uni<List<float[]>> of(List<String> texts) {
        if (source.isEmpty()) {
            return Uni.createFrom().failure(EmbeddingError.EMBEDDINGS_NOT_CONFIGURED
                    .because("No embeddings provider is set (tino.embeddings.provider)"));
        }
        return onCallersContext(vertx.executeBlocking(() -> texts.stream().map(Embeddings::exact).toList(), false)
                .chain(exact -> ofDistinct(exact.stream().filter(Objects::nonNull).distinct().toList())
                        .map(vectors -> inOrder(exact, vectors))));
    }

    /** The same by their text; one that is blank has {@code null}. */
    public Uni<Map<String, float[]>> byText(List<String> texts) {
        return of(texts).map(vectors -> byText(texts, vectors));
    }

    /** The same for a column of a model, as {@link #of(Column, List)} gives them. */
    public Uni<Map<String, float[]>> byText(Column column, List<String> texts) {
        return of(column, texts).map(vectors -> byText(texts, vectors));
    }

    private static Map<String, float[]> byText(List<String> texts, List<float[]> vectors) {
        Map<String, float[]> byText = new HashMap<>(texts.size() * 2);
        for (int i = 0; i < texts.size(); i++) {
            byText.put(texts.get(i), vectors.get(i));
        }
        return byText;
    }

    private Uni<Map<String, float[]>> ofDistinct(List<String> texts) {
        return Multi.createFrom().iterable(parts(texts, SLICE))
                .onItem().transformToUniAndConcatenate(this::slice)
                .collect().in(HashMap::new, Map::putAll);
    }

    /** Two spellings of the same characters are one text. */
    private static String exact(String text) {
        return text == null || text.isBlank() ? null : Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    private static List<float[]> inOrder(List<String> texts, Map<String, float[]> vectors) {
        List<float[]> ordered = new ArrayList<>(texts.size());
        texts.forEach(text -> ordered.add(text == null ? null : vectors.get(text)));
        return ordered;
    }

    private Uni<Map<String, float[]>> slice(List<String> texts) {
        return kept.find(source.get(), texts)
                .invoke(found -> count("kept", found.size()))
                .chain(found -> ask(texts.stream().filter(text -> !found.containsKey(text)).toList())
                        .invoke(found::putAll).replaceWith(found));
    }

    private Uni<Map<String, float[]>> ask(List<String> texts) {
        return Multi.createFrom().iterable(parts(texts, textsPerCall))
                .onItem().transformToUni(this::call).merge(concurrency)
                .collect().in(HashMap::new, Map::putAll);
    }

    private Uni<Map<String, float[]>> call(List<String> texts) {
        return provider.call(texts)
                .invoke(vectors -> count("provider", texts.size()))
                .call(vectors -> kept.keep(source.get(), texts, vectors))
                .map(vectors -> byText(texts, vectors));
    }

    private void count(String from, int texts) {
        metrics.counter("tino.embeddings.texts", "from", from).increment(texts);
    }

    private static List<List<String>> parts(List<String> texts, int size) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += size) {
            parts.add(texts.subList(from, Math.min(texts.size(), from + size)));
        }
        return parts;
    }

    /** The answer arrives where the caller goes on, as it does from the database. */
    private static <T> Uni<T> onCallersContext(Uni<T> answer) {
        return Uni.createFrom().deferred(() -> {
            Context context = io.vertx.core.Vertx.currentContext();
            return context == null ? answer : answer.emitOn(MutinyHelper.executor(context));
        });
    }
}
