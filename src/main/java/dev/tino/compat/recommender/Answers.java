package dev.tino.compat.recommender;

import java.util.Map;

import dev.tino.compat.LegacyRefusal;

/** Answers that this system gives in place of what was asked for. */
final class Answers {

    private Answers() {
    }

    /** That there is nothing to tell, which is no error with some of its routes. */
    static LegacyRefusal message(int status, String text) {
        return new LegacyRefusal(status, Map.of("msg", text));
    }

    /** Goes on when it is so, and otherwise answers that it is not. */
    static void require(boolean isSo, int status, String otherwise) {
        if (!isSo) {
            throw message(status, otherwise);
        }
    }

    static LegacyRefusal error(int status, String text) {
        return new LegacyRefusal(status, Map.of("error", text));
    }
}
