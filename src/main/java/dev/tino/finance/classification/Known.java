package dev.tino.finance.classification;

import java.util.Map;

import dev.tino.core.error.Failure;
import dev.tino.finance.classification.word.Words;

/**
 * What has to be looked up before a lot is classified.
 *
 * @param vectors of descriptions, for a model that needs them; else null
 * @param unembedded why there are no vectors for a model that needs them, or null
 */
record Known(Words words, Map<String, float[]> vectors, Failure unembedded) {

    static Known of(Words words) {
        return new Known(words, null, null);
    }
}
