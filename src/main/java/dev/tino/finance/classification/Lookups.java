package dev.tino.finance.classification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tino.core.error.Failure;
import dev.tino.finance.classification.word.OwnWords;
import dev.tino.finance.classification.word.Words;
import dev.tino.ml.dataset.Column;
import dev.tino.models.embedding.Embeddings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** Looks up what the cascade needs besides models: the owner's words, and vectors for a model that sees them. */
@ApplicationScoped
class Lookups {

    private final OwnWords words;
    private final Embeddings embeddings;
    private final EmbeddingPatience patience;
    private final Vertx vertx;

    Lookups(OwnWords words, Embeddings embeddings, EmbeddingPatience patience, Vertx vertx) {
        this.words = words;
        this.embeddings = embeddings;
        this.patience = patience;
        this.vertx = vertx;
    }

    /** As long as somebody who waits for an answer may wait for vectors. */
    Waiting shortly() {
        return Waiting.atMost(patience.patience());
    }

    /** What is known whatever the lines are; empty when it depends on them, as vectors do and very many words. */
    Uni<Optional<Known>> atHand(UUID ownerId, Optional<Column> vectors) {
        return words.of(ownerId).map(all -> vectors.isPresent() ? Optional.empty() : all.map(Known::of));
    }

    /** @param descriptions of a lot of moderate size: a vector takes some kilobytes */
    Uni<Known> of(UUID ownerId, List<String> descriptions, Optional<Column> vectors, Waiting waiting) {
        Uni<Words> found = words.of(ownerId).chain(all -> all.isPresent() ? Uni.createFrom().item(all.get())
                : words.of(ownerId, descriptions));
        return vectors.isEmpty() ? found.map(Known::of)
                : found.chain(known -> embed(known, descriptions, vectors.get(), waiting));
    }

    /** Of what the owner has said nothing about; who is not there to embed it holds up nobody. */
    private Uni<Known> embed(Words known, List<String> descriptions, Column column, Waiting waiting) {
        return vertx.executeBlocking(() -> open(known, descriptions), false)
                .chain(open -> waiting.on(embeddings.byText(column, open)))
                .map(vectors -> new Known(known, vectors, null))
                .onFailure(Failure.class).recoverWithItem(away -> new Known(known, null, away));
    }

    private static List<String> open(Words known, List<String> descriptions) {
        return descriptions.stream().distinct().filter(description -> known.on(description) == null).toList();
    }
}
