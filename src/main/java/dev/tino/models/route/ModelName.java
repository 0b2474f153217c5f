package dev.tino.models.route;

import dev.tino.core.error.Failure;
import dev.tino.core.web.PlainText;
import dev.tino.models.ModelError;

/** What may stand as a model's name in an address: PostgreSQL refuses to look for some of what may stand there. */
final class ModelName {

    private static final int LONGEST = 200;

    private ModelName() {
    }

    static boolean isPossible(String name) {
        return PlainText.Rule.violation(name, LONGEST) == null;
    }

    /** @throws Failure with 404 when no model can be named so */
    static void require(String name) {
        if (!isPossible(name)) {
            throw missing(name);
        }
    }

    static Failure missing(String name) {
        return ModelError.MODEL_NOT_FOUND.because("There is no model named %s", name);
    }
}
