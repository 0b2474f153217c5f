package dev.tino.ml.encode;

import dev.tino.ml.ModelException.Reason;

/**
 * How an encoder is fitted.
 *
 * @param shortestGram fewest characters of an n-gram, at least 1
 * @param longestGram most characters of an n-gram, at most {@value #LONGEST_GRAM}
 * @param wordBounded whether n-grams stop at the ends of words, which they may include as a space
 * @param minimumRows n-grams and category levels seen in fewer training rows are unknown
 * @param unknownWeight how much an unknown n-gram lengthens the norm by which its text's known ones are divided: 0 not
 *        at all, 1 as much as an n-gram that no training row has. Above 0, a text of unknown words becomes a short
 *        vector, and the model is unsure of it
 */
public record EncoderSettings(int shortestGram, int longestGram, boolean wordBounded, int minimumRows,
        double unknownWeight) {

    public static final EncoderSettings DEFAULT = new EncoderSettings(2, 5, true, 2, 1);

    static final int LONGEST_GRAM = 8;

    public EncoderSettings {
        if (shortestGram < 1 || longestGram < shortestGram || longestGram > LONGEST_GRAM) {
            throw Reason.NOT_TRAINABLE.because("n-grams of %d to %d characters", shortestGram, longestGram);
        }
        if (minimumRows < 1 || !(unknownWeight >= 0 && unknownWeight <= 10)) {
            throw Reason.NOT_TRAINABLE.because("minimum rows %d, unknown weight %s", minimumRows, unknownWeight);
        }
    }
}
