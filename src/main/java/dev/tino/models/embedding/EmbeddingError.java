package dev.tino.models.embedding;

import dev.tino.core.error.ErrorCode;

/**
 * What embeddings refuse, as clients know it. Only what may be over by itself is 503, for work that meets 500 and above
 * is tried again: a wrong key, a wrong model and a wrong address stay wrong until somebody mends the settings.
 */
public enum EmbeddingError implements ErrorCode {
    /** The provider is away, too slow or overloaded. */
    EMBEDDINGS_UNAVAILABLE(503),
    /** The provider does not want the request; 424, for it is no fault of the caller's either. */
    EMBEDDINGS_REFUSED(424),
    /** The provider answered what is no vectors, or others than were asked for. */
    EMBEDDINGS_INVALID(424),
    /** A model needs vectors and no provider is set. */
    EMBEDDINGS_NOT_CONFIGURED(409),
    /** A model was trained with vectors of another provider, model or length than the settings name. */
    EMBEDDINGS_OF_ANOTHER_SOURCE(409);

    private final int status;

    EmbeddingError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
