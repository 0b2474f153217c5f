package dev.tino.finance.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.finance.classification.Classifier;
import dev.tino.finance.classification.OwnModelFeatures;
import dev.tino.finance.training.CorrectedRows.Corrected;
import dev.tino.ml.dataset.Dataset;
import dev.tino.ml.dataset.Row;
import dev.tino.ml.dataset.Schema;
import dev.tino.models.ServedModels;
import dev.tino.models.embedding.EmbeddingSource;
import dev.tino.models.embedding.Embeddings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** What an owner's model is trained on: the transactions that he filed, as {@link OwnModelFeatures} shows them. */
@ApplicationScoped
class TrainingRows {

    private static final int LOT = 1_000;
    /** The latest; what is older he may see otherwise by now. */
    private static final int MOST = 20_000;
    /** A row with a vector takes a hundred times the memory. */
    private static final int MOST_WITH_VECTORS = 2_000;

    private final CorrectedRows corrected;
    private final ServedModels models;
    private final Embeddings embeddings;
    private final OwnModelConfig config;

    TrainingRows(CorrectedRows corrected, ServedModels models, Embeddings embeddings, OwnModelConfig config) {
        this.corrected = corrected;
        this.models = models;
        this.embeddings = embeddings;
        this.config = config;
    }

    /** @return fails with {@code TOO_FEW_CORRECTIONS} when nothing can be learned from them */
    Uni<FiledRows> of(UUID ownerId) {
        Optional<EmbeddingSource> source = source();
        return corrected.latest(ownerId, most())
                .invoke(filed -> filed.trainable().check())
                .chain(filed -> (source.isPresent() ? vectors(filed) : Uni.createFrom().<Map<String, float[]>> nullItem())
                        .chain(vectors -> stack(filed.rows(), vectors))
                        .map(rows -> new FiledRows(new Dataset(schema(source), rows, filed.labels(), filed.keys()),
                                filed.filedAt())));
    }

    /** Of how many transactions it is at most. */
    int most() {
        return source().isPresent() ? MOST_WITH_VECTORS : MOST;
    }

    private Optional<EmbeddingSource> source() {
        return config.embeddings() ? embeddings.source() : Optional.empty();
    }

    private static Schema schema(Optional<EmbeddingSource> source) {
        return source.map(OwnModelFeatures::schema).orElse(OwnModelFeatures.SCHEMA);
    }

    private Uni<Map<String, float[]>> vectors(Corrected filed) {
        List<String> texts = filed.descriptions();
        return inLots(texts, embeddings::of).map(vectors -> {
            Map<String, float[]> byText = new HashMap<>(texts.size() * 2);
            for (int i = 0; i < vectors.size(); i++) {
                byText.put(texts.get(i), vectors.get(i));
            }
            return byText;
        });
    }

    /** The rows with what the model that ships says of them. */
    private Uni<List<Row>> stack(List<Row> rows, Map<String, float[]> vectors) {
        return models.lease(Classifier.MODEL).chain(shipped -> inLots(rows,
                lot -> shipped
                        .run(model -> OwnModelFeatures.rows(lot, model.score(lot), model.manifest().confidenceBar(), vectors)))
                .eventually(shipped::close));
    }

    private static <A, B> Uni<List<B>> inLots(List<A> items, Function<List<A>, Uni<List<B>>> work) {
        List<List<A>> lots = new ArrayList<>();
        for (int from = 0; from < items.size(); from += LOT) {
            lots.add(items.subList(from, Math.min(items.size(), from + LOT)));
        }
        return Multi.createFrom().iterable(lots).onItem().transformToUniAndConcatenate(work::apply)
                .collect().in(ArrayList::new, List::addAll);
    }
}
