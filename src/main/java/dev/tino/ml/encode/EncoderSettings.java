package dev.tino.ml.encode;

import dev.tino.ml.ModelException.Reason;

/**
 * How an encoder is fitted.
 *
 * @param tokens what texts are read by
 * @param shortestGram fewest tokens of an n-gram, at least 1
 * @param longestGram most tokens of an n-gram, at most {@value #LONGEST_GRAM}; of words 1
 * @param wordBounded whether n-grams stop at the ends of words, which they may include as a space
 * @param minimumRows n-grams and category levels seen in fewer training rows are unknown
 * @param unknownWeight how much an unknown n-gram lengthens the norm by which its text's known ones are divided: 0 not
 *        at all, as always of words, 1 as much as an n-gram that no training row has. Above 0, a text of unknown
 *        n-grams becomes a short vector, and the model is unsure of it
 */
public record EncoderSettings(Tokens tokens, int shortestGram, int longestGram, boolean wordBounded, int minimumRows,
        double unknownWeight) {

    public static final EncoderSettings DEFAULT = new EncoderSettings(2, 5, true, 2, 1);

    static final int LONGEST_GRAM = 8;

    /** What a text is read by. */
    public enum Tokens {
        /** Any language, misspellings and abbreviations: lines of statements, names. */
        CHARACTERS,
        /** English prose, and features that can be shown to people: see {@link Encoder#terms}. */
        WORDS
    }

    public EncoderSettings {
        if (shortestGram < 1 || longestGram < shortestGram || longestGram > LONGEST_GRAM) {
            throw Reason.NOT_TRAINABLE.because("n-grams of %d to %d characters", shortestGram, longestGram);
        }
        if (minimumRows < 1 || !(unknownWeight >= 0 && unknownWeight <= 10)) {
            throw Reason.NOT_TRAINABLE.because("minimum rows %d, unknown weight %s", minimumRows, unknownWeight);
        }
        if (tokens == Tokens.WORDS && (longestGram > 1 || !wordBounded || unknownWeight > 0)) {
            throw Reason.NOT_TRAINABLE.because("words are read one by one, and unknown ones do not count");
        }
    }

    /** N-grams of characters. */
    public EncoderSettings(int shortestGram, int longestGram, boolean wordBounded, int minimumRows,
            double unknownWeight) {
        this(Tokens.CHARACTERS, shortestGram, longestGram, wordBounded, minimumRows, unknownWeight);
    }

    /** Single words, and category levels, that at least so many training rows have. */
    public static EncoderSettings words(int minimumRows) {
        return new EncoderSettings(Tokens.WORDS, 1, 1, true, minimumRows, 0);
    }
}
