package dev.tino.models.release;

import dev.tino.ml.onnx.Manifest;
import dev.tino.models.ModelError;

/** Whether a version can take the place of the champion, for those who ask it. */
final class Fitness {

    private Fitness() {
    }

    /**
     * @param what the beginning of a sentence
     * @throws dev.tino.core.error.Failure when its rows or its scores are of another kind
     */
    static void requireSameKind(String what, Manifest wanted, Manifest champion, int version) {
        requireSameTask(what, wanted, champion, version);
        if (!wanted.takesSameInputs(champion)) {
            throw ModelError.MODEL_INPUTS_DIFFER.because("%s takes other inputs than version %d, which serves", what, version);
        }
    }

    static void requireSameTask(String what, Manifest wanted, Manifest champion, int version) {
        if (!wanted.hasSameTask(champion)) {
            throw ModelError.MODEL_INPUTS_DIFFER.because(
                    "The scores of %s mean something else than those of version %d, which serves",
                    what, version);
        }
    }

    /** For a model that is everybody's; the classes of somebody's own are his categories, which come and go. */
    static void requireAnswers(String what, Manifest wanted, Manifest champion, int version) {
        if (!wanted.knowsAnswersOf(champion)) {
            throw ModelError.MODEL_INPUTS_DIFFER.because("%s lacks labels of version %d, which serves", what, version);
        }
    }
}
