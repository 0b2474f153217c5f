package dev.tino.models.embedding;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/** Texts as vectors of the one source that this Tino is set to use. */
@ApplicationScoped
public class Embeddings {

    /** The source that is configured; empty when there is none. */
    public Optional<EmbeddingSource> source() {
        throw new UnsupportedOperationException();
    }

    /**
     * A vector for each text, in their order, each of Euclidean length 1. Those that are not kept yet are asked for, as
     * many in one call as the provider takes.
     *
     * @return fails with a {@link dev.tino.core.error.Failure} that says what is wrong: 503 while the provider is away or
     *         overloaded, which may be tried again; below 500 when it refuses or answers what it must not
     */
    public Uni<List<float[]>> of(List<String> texts) {
        throw new UnsupportedOperationException();
    }
}
