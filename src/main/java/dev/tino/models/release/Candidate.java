package dev.tino.models.release;

import java.util.UUID;

import dev.tino.ml.onnx.ModelFile;

/**
 * What is to become the next version of a model. Its name is that of the manifest.
 *
 * @param ownerId whose model it is, or null when it is everybody's
 * @param authorId who asked for it, or null when Tino did by itself
 */
public record Candidate(UUID ownerId, UUID authorId, ModelFile file, Source source) {

    /** Where the file comes from. */
    public enum Source {
        SHIPPED,
        IMPORTED,
        TRAINED
    }

    public String name() {
        return file.manifest().name();
    }
}
