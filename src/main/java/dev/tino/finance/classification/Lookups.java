package dev.tino.finance.classification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.error.Failure;
import dev.tino.finance.classification.word.OwnWords;
import dev.tino.finance.classification.word.Words;
import dev.tino.ml.dataset.Column;
import dev.tino.models.embedding.Embeddings;
import io.smallrye.mutiny.Uni;

/** Looks up what the cascade needs besides models: the owner's words, and vectors for a model that sees them. */
@ApplicationScoped
class Lookups {

    private final OwnWords words;
    private final Embeddings embeddings;

    Lookups(OwnWords words, Embeddings embeddings) {
        this.words = words;
        this.embeddings = embeddings;
    }

    /** What is known whatever the lines are; empty when it depends on them, as vectors do and very many words. */
    Uni<Optional<Known>> atHand(UUID ownerId, Optional<Column> vectors) {
        return words.of(ownerId).map(all -> vectors.isPresent() ? Optional.empty() : all.map(Known::of));
    }

    Uni<Known> of(UUID ownerId, List<String> descriptions, Optional<Column> vectors) {
        Uni<Words> found = words.of(ownerId).chain(all -> all.isPresent() ? Uni.createFrom().item(all.get())
                : words.of(ownerId, descriptions));
        return vectors.isEmpty() ? found.map(Known::of)
                : found.chain(known -> embed(known, descriptions, vectors.get()));
    }

    /** Of what the owner has said nothing about; who is not there to embed it holds up nobody. */
    private Uni<Known> embed(Words known, List<String> descriptions, Column column) {
        List<String> open = descriptions.stream().distinct().filter(description -> known.on(description) == null).toList();
        return embeddings.of(column, open)
                .map(vectors -> new Known(known, byText(open, vectors), null))
                .onFailure(Failure.class).recoverWithItem(away -> new Known(known, null, away));
    }

    private static Map<String, float[]> byText(List<String> texts, List<float[]> vectors) {
        Map<String, float[]> byText = new HashMap<>(texts.size() * 2);
        for (int i = 0; i < vectors.size(); i++) {
            byText.put(texts.get(i), vectors.get(i));
        }
        return byText;
    }
}
