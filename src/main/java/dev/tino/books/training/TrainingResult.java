package dev.tino.books.training;

import java.util.List;
import java.util.Map;

import dev.tino.books.rating.RatingTrainer.Trained;
import dev.tino.ml.onnx.Manifest;
import dev.tino.models.release.Released;

/**
 * What a training came to.
 *
 * @param books that the shop had
 * @param models that were trained
 * @param notTrained what could not be, and why
 */
record TrainingResult(int books, List<TrainedModel> models, List<NotTrained> notTrained) {

    /**
     * @param isNew false when the same model was there before
     * @param promoted whether it serves now
     * @param reason why it does, or why not
     * @param metrics on rows that it has not learned from; of the recommender what it knows
     */
    record TrainedModel(String name, String algorithm, int version, boolean isNew, boolean promoted, String reason,
            Map<String, Object> metrics) {

        static TrainedModel recommender(Released released, Manifest manifest) {
            return of(released, manifest,
                    Map.of("documents", manifest.labels().size(), "terms", manifest.encoder().width()));
        }

        static TrainedModel rating(Released released, Trained trained) {
            return of(released, trained.file().manifest(), Map.of("signal", trained.holdOut().signal(), "holdOut",
                    trained.holdOut(), "crossValidation", trained.crossValidation()));
        }

        private static TrainedModel of(Released released, Manifest manifest, Map<String, Object> metrics) {
            return new TrainedModel(manifest.name(), manifest.training().algorithm(), released.version().version(),
                    released.isNew(), released.promotion().promoted(), released.promotion().reason(), metrics);
        }
    }

    record NotTrained(String name, String reason) {
    }
}
