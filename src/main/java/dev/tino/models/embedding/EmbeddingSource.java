package dev.tino.models.embedding;

import dev.tino.ml.dataset.Column;

/**
 * Where vectors come from. Those of two sources have nothing to do with each other.
 *
 * @param model as the provider calls it; where the provider is when it serves only one, which has no name
 * @param dimensions length of every vector
 */
public record EmbeddingSource(String provider, String model, int dimensions) {

    /** A column of a model that is trained and served with vectors of this source. */
    public Column column(String name) {
        return Column.vector(name, toString(), dimensions);
    }

    /** As it stands in a model's manifest. */
    @Override
    public String toString() {
        return provider + "/" + model + "/" + dimensions;
    }
}
