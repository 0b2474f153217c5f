package dev.tino.models;

import java.util.UUID;

import dev.tino.ml.onnx.Manifest;
import dev.tino.ml.onnx.ModelFile;
import io.vertx.core.json.JsonObject;

/**
 * What is to be stored as the next version of a name.
 *
 * @param ownerId whose model it is, or null when it is everybody's
 * @param authorId who asked for it, or null for Tino itself
 * @param source {@code shipped}, {@code imported} or {@code trained}
 * @param sha256 of the file, in hexadecimal: to find it takes too long for an event loop
 */
public record NewVersion(String name, UUID ownerId, UUID authorId, String source, ModelFile file,
        String sha256) {

    /** What was measured on rows that were not trained on; nothing of a model that compares texts. */
    JsonObject metrics() {
        Manifest manifest = file.manifest();
        var metrics = new JsonObject().put("labels", manifest.labels().size());
        return !manifest.classifies() ? metrics
                : metrics.put("confidenceBar", manifest.confidenceBar())
                        .put("evaluation", JsonObject.mapFrom(manifest.evaluation()));
    }
}
