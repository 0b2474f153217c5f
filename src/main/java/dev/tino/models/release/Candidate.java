package dev.tino.models.release;

import java.util.UUID;

import dev.tino.ml.onnx.ModelFile;

/**
 * What is to become the next version of a model. Its name is that of the manifest.
 *
 * @param ownerId whose model it is, or null when it is everybody's
 * @param authorId who asked for it, or null when Tino did by itself
 * @param isPermanent whether it stays for good and does not make room for later versions: what it said may have to be shown
 *        again
 */
public record Candidate(UUID ownerId, UUID authorId, ModelFile file, Source source, boolean isPermanent) {

    /** One that makes room one day. */
    public Candidate(UUID ownerId, UUID authorId, ModelFile file, Source source) {
        this(ownerId, authorId, file, source, false);
    }

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
